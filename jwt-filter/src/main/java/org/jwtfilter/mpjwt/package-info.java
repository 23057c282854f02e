/**
 * The adapter for MicroProfile JWT: the caller as a {@code JsonWebToken}, and the bean that injects it.
 *
 * <p>Where the API is missing nothing of this package is used. It takes the claims as {@code token} left them and translates
 * them to the Java types of MicroProfile JWT 2.1 section 7.1.
 */
@NullMarked
package org.jwtfilter.mpjwt;

import org.jspecify.annotations.NullMarked;
