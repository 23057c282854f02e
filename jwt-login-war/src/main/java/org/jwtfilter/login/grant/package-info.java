/**
 * {@code POST /token} (RFC 6749 section 3.2). Level 3.
 *
 * <p>The steps that all grants share stand in {@link org.jwtfilter.login.grant.Grants}; each {@link org.jwtfilter.login.grant.Grant} fills in
 * what is its own. Today there is one, {@code refresh_token}; {@code client_credentials}, the JWT bearer grant and {@code
 * authorization_code} will follow, {@code password} never will. In: a form. Out: the token answer, or an error of section 5.2.
 */
@NullMarked
package org.jwtfilter.login.grant;

import org.jspecify.annotations.NullMarked;
