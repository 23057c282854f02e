/**
 * {@code POST /revoke} (RFC 7009): the log-out. Level 3.
 *
 * <p>Owns the endpoint. Revokes the family of a refresh token, so that one login is over with the access tokens that were issued in it, or one
 * access token alone. In: a form with {@code token}. Out: 200 without a body, for an unknown token too.
 */
@NullMarked
package org.jwtfilter.login.revoke;

import org.jspecify.annotations.NullMarked;
