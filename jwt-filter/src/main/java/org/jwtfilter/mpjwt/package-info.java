/**
 * The adapter for MicroProfile JWT: the caller as a {@code JsonWebToken}, the bean that injects it, and the claims that
 * {@code @Claim} injects.
 *
 * <p>Where the API is missing nothing of this package is used. It takes the claims as {@code token} left them and translates
 * them to the Java types of MicroProfile JWT 2.1 section 7. {@link org.jwtfilter.mpjwt.MpJwtExtension} holds every place where a
 * claim is injected against the rules before the application starts.
 */
@NullMarked
package org.jwtfilter.mpjwt;

import org.jspecify.annotations.NullMarked;
