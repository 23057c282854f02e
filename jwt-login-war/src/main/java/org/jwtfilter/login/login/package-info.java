/**
 * {@code POST /login}: credentials in, tokens out. And {@code POST /password}: another password for the old one. Level 3.
 *
 * <p>Owns both requests and the order of steps. First-party only: third parties will use {@code authorize} (RFC 9700 section 2.4 forbids
 * the password grant). In: JSON or a form. Out: the token answer of RFC 6749 section 5.1, or 401 with the same bytes whether or not the user
 * exists.
 */
@NullMarked
package org.jwtfilter.login.login;

import org.jspecify.annotations.NullMarked;
