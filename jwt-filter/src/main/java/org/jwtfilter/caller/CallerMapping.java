// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import java.util.LinkedHashSet;
import java.util.List;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.VerifiedClaims;

/**
 * Reads the caller off the claims: the name from {@code upn}, else {@code preferred_username}, else {@code sub}; the roles
 * from {@code groups}. MicroProfile JWT 2.1 sections 5.3 and 7.
 */
public final class CallerMapping {
    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");

    /**
     * The caller that the claims describe. A token without {@code groups} describes one without roles.
     *
     * @throws TokenRejectedException if no claim names the caller, or {@code groups} is not an array of strings
     */
    public Caller callerOf(VerifiedClaims claims) throws TokenRejectedException {
        return new Caller(name(claims), new LinkedHashSet<>(claims.strings("groups")), claims);
    }

    private static String name(VerifiedClaims claims) throws TokenRejectedException {
        for (String claim : NAMES) {
            if (claims.asMap().containsKey(claim)) {
                // The first claim that is there decides: passing over a broken one could name somebody else.
                return claims.string(claim)
                        .filter(name -> !name.isBlank())
                        .orElseThrow(() -> new TokenRejectedException(Rejection.CALLER_UNNAMED));
            }
        }
        throw new TokenRejectedException(Rejection.CALLER_UNNAMED);
    }
}
