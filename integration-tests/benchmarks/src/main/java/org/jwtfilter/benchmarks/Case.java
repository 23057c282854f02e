// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question that is put to several candidates.
 *
 * @param name as the report says it
 * @param provider whose cryptography is used, null for the JDK's own
 */
record Case(
        String name,
        Kind kind,
        Algorithm algorithm,
        @Nullable NativeProvider provider) {
    enum Kind {
        /** What does a token cost that was never seen before? */
        COLD,
        /** And one that was seen a moment ago? */
        HIT,
        /** And one that is no good? */
        REFUSED,
        /** How near does ours come to another provider's speed? */
        NATIVE,
        /** What does it cost to issue one, beside the signature? */
        ISSUE
    }

    static final String HIT = "the same token again";
    static final String REFUSED = "refused, RS256";

    static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Algorithm algorithm : Algorithm.values()) {
            cases.add(new Case(cold(algorithm), Kind.COLD, algorithm, null));
        }
        cases.add(new Case(HIT, Kind.HIT, Algorithm.RS256, null));
        cases.add(new Case(REFUSED, Kind.REFUSED, Algorithm.RS256, null));
        for (Algorithm algorithm : Algorithm.values()) {
            // Whoever can verify an HMAC could issue tokens, too; the login WAR does not sign so.
            if (!algorithm.isSymmetric()) {
                cases.add(new Case(issue(algorithm), Kind.ISSUE, algorithm, null));
            }
        }
        for (NativeProvider provider : NativeProvider.values()) {
            for (Algorithm algorithm : Algorithm.values()) {
                // The JDK's HMAC is faster than theirs.
                if (!algorithm.isSymmetric()) {
                    cases.add(new Case(on(algorithm, provider), Kind.NATIVE, algorithm, provider));
                }
            }
        }
        return List.copyOf(cases);
    }

    static Case named(String name) {
        return all().stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case is called " + name));
    }

    static String cold(Algorithm algorithm) {
        return "cold " + algorithm.jose();
    }

    static String issue(Algorithm algorithm) {
        return "issue " + algorithm.jose();
    }

    static String on(Algorithm algorithm, NativeProvider provider) {
        return "cold " + algorithm.jose() + " on " + provider.label();
    }

    /** The candidate that the others are divided into. */
    String limit() {
        return switch (kind) {
            case COLD, NATIVE, ISSUE -> Candidates.RAW;
            case HIT -> Lanes.SHA_256;
            case REFUSED -> Lanes.ACCEPTED;
        };
    }
}
