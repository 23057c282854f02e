// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.oauth.Scope;

/**
 * Somebody whose assertions are taken for a grant, and how far they are believed.
 *
 * @param name the short name in the configuration
 * @param issuer the exact {@code iss}
 * @param keys where the public keys are
 * @param algorithms what may sign; none of them symmetric
 * @param longest how long an assertion may live
 * @param clients the {@code client_id} of those that may show them; empty for all that may use the grant
 * @param userClaim which claim names the user, usually {@code sub}
 * @param subjects whom they may speak of
 * @param scope the most that a token for one is good for; empty for what the client may have
 */
public record AssertionIssuer(
        String name,
        String issuer,
        KeyPlace keys,
        List<SignatureAlgorithm> algorithms,
        Duration longest,
        Set<String> clients,
        String userClaim,
        Subjects subjects,
        Optional<Scope> scope) {
    public AssertionIssuer {
        algorithms = List.copyOf(algorithms);
        clients = Set.copyOf(clients);
        if (algorithms.stream().anyMatch(SignatureAlgorithm::symmetric)) {
            throw new IllegalArgumentException("Who can verify such an assertion can make one");
        }
    }

    boolean admits(String clientId) {
        return clients.isEmpty() || clients.contains(clientId);
    }

    /** Whom the assertions of an issuer speak of. */
    public sealed interface Subjects {
        /**
         * Users of our realm, who have the groups that they have there.
         *
         * @param group only those in this group; empty for all
         */
        record OfRealm(Optional<String> group) implements Subjects {}

        /**
         * Users of the issuer's own. The issuer's short name and a colon stand before theirs, so that none is called like one of ours.
         *
         * @param groups those that each of them has, or with {@code claim} those that the claim may give
         * @param claim whose strings are groups; empty if none is
         */
        record OfIssuer(Set<String> groups, Optional<String> claim) implements Subjects {
            public OfIssuer {
                groups = Set.copyOf(groups);
            }
        }
    }
}
