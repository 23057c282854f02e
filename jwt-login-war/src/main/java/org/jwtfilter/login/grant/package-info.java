/**
 * {@code POST /token} (RFC 6749 section 3.2). Level 3.
 *
 * <p>The steps that all grants share stand in {@link org.jwtfilter.login.grant.Grants}; each {@link org.jwtfilter.login.grant.Grant} fills in
 * what is its own. There are {@code refresh_token}, {@code client_credentials} and {@code jwt-bearer}; {@code password} will never be one. Does not
 * own who a client is (see {@code client}) nor what an assertion must be (see {@code assertion}). In: a form. Out: the token answer, or an error of section 5.2.
 */
@NullMarked
package org.jwtfilter.login.grant;

import org.jspecify.annotations.NullMarked;
