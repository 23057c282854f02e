// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import org.jwtfilter.token.VerifiedClaims;

/**
 * Who sent a request, as a verified token tells it.
 *
 * @param name what {@code getUserPrincipal().getName()} answers, for example {@code alice}; never empty
 * @param roles what {@code isUserInRole} answers true to, possibly none
 * @param claims everything that the token says
 */
public record Caller(String name, Set<String> roles, VerifiedClaims claims) {
    public Caller {
        requireNonNull(name, "name");
        roles = Set.copyOf(roles);
        requireNonNull(claims, "claims");
    }

    /** Until when what the token says counts, in whole seconds. */
    public Instant expiry() {
        return claims.expiry();
    }
}
