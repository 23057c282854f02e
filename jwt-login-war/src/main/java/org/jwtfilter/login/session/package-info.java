/**
 * The login session of a browser: cookie, protection against cross-site requests, sign-out. Level 1.
 *
 * <p>Holds nothing yet: {@code POST /login} sets no cookie and needs no session. The session of the authorization endpoint will live here.
 */
@NullMarked
package org.jwtfilter.login.session;

import org.jspecify.annotations.NullMarked;
