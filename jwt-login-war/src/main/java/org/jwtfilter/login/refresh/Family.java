// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Instant;
import java.util.Optional;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;

/**
 * One login and what became of it.
 *
 * @param handleHash names the family, see {@link RefreshToken#handleHash}
 * @param currentHash the only token that can be spent, see {@link RefreshToken#hash}
 * @param spent the token before it; empty before the first refresh
 * @param user as the realm described him or her at the login
 * @param authTime when the user gave the password
 * @param expiresAt when the login ends, however often it is refreshed
 * @param idleUntil when it ends unless it is refreshed before
 * @param revokedAt when it was ended; empty if it was not
 */
public record Family(
        String handleHash,
        String currentHash,
        Optional<SpentToken> spent,
        User user,
        String clientId,
        Scope scope,
        Instant authTime,
        Instant expiresAt,
        Instant idleUntil,
        Optional<Instant> revokedAt) {}
