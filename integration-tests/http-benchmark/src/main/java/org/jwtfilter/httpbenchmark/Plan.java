// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

/**
 * How much is measured.
 *
 * @param warmUp requests to each application with each kind of load, before anything counts
 * @param rounds turns of each
 * @param requests of one turn
 */
record Plan(int warmUp, int rounds, int requests) {
    static Plan named(String name) {
        return switch (name) {
            case "full" -> new Plan(15_000, 24, 2_000);
            case "quick" -> new Plan(200, 3, 200);
            default -> throw new IllegalArgumentException("neither full nor quick: " + name);
        };
    }
}
