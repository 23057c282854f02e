/**
 * Whether a token that was good when it was signed has been taken back since: its bits in the issuer's status list, and the
 * moments before which the issuer took back everything.
 *
 * <p>In go the claims that {@code token} verified; out comes a {@link org.jwtfilter.status.TokenStatus}, which is kept with them and
 * asked on every request. Lists are fetched in the background, from where the configuration says that an issuer's lists are and
 * from nowhere else, and verified with the issuer's keys. A request waits only for a list that no token has named before, and not
 * for long. What a refusal means in HTTP is {@code authn}'s matter.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">draft-ietf-oauth-status-list</a>
 */
@NullMarked
package org.jwtfilter.status;

import org.jspecify.annotations.NullMarked;
