/**
 * Refresh tokens in families: opened at a login, rotated at each use, revoked as a whole (RFC 9700 section 4.14). Level 2.
 *
 * <p>Owns the shape of a refresh token, the rules for when it is good, and what happens when it is not. Does not own SQL (the {@link
 * org.jwtfilter.login.refresh.RefreshTokens} port is implemented in {@code store}) nor access tokens. In: a user who has just logged in, or
 * the text of a token. Out: the next token, or {@code invalid_grant}.
 *
 * <p>A token is {@code handle + secret}. The handle stays the same in a family and finds its row; the secret changes with each use. Both are
 * stored only as SHA-256 hashes. A token with a known handle that is not the current one has been used before: its family is revoked, the
 * other logins of that user are not. So there is no list of used tokens to keep or to search.
 *
 * <p>For a short grace the last spent token is good for one thing: it gets the successor again that it got before, so that a client can
 * repeat a request whose answer was lost, and several tabs can refresh at once. There is no second token, and the grace is over when the
 * successor is used.
 *
 * <p>Whoever must know of a login that has ended observes {@link org.jwtfilter.login.audit.AuditEvent}: {@code REVOKED} or {@code
 * REFRESH_REUSED}, one for each family, told in the request that ended it and after the store has it. Its field {@code LOGIN} is {@link
 * org.jwtfilter.login.refresh.Family#handleHash}, which {@link org.jwtfilter.login.refresh.RefreshToken#handleHash} gives at the login too.
 * Other nodes see {@code refresh_family.revoked_at}.
 *
 * <p>The successor is derived from the spent token and a stored salt; the store alone cannot tell it.
 */
@NullMarked
package org.jwtfilter.login.refresh;

import org.jspecify.annotations.NullMarked;
