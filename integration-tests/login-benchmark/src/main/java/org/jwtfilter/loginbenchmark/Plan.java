// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.util.List;

/**
 * How much is measured.
 *
 * @param warmUp refreshes before anything counts, and as many grants
 * @param rounds turns that count
 * @param requests refreshes of one turn, and grants
 * @param logins of one turn
 * @param hashings how passwords are hashed; the first one is the default, under which refreshes are measured
 */
record Plan(int warmUp, int rounds, int requests, int logins, List<Hashing> hashings) {
    static Plan named(String name) {
        return switch (name) {
            case "full" -> new Plan(8_000, 10, 2_000, 5, List.of(Hashing.values()));
            case "quick" -> new Plan(500, 3, 300, 2, List.of(Hashing.PBKDF2));
            default -> throw new IllegalArgumentException("neither full nor quick: " + name);
        };
    }
}
