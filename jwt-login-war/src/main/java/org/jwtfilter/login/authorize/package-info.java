/**
 * The authorization endpoint, the login page and consent (RFC 6749 section 3.1, with PKCE). Level 3.
 *
 * <p>Holds nothing yet.
 */
@NullMarked
package org.jwtfilter.login.authorize;

import org.jspecify.annotations.NullMarked;
