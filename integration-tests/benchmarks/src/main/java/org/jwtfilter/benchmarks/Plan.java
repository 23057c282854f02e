// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param processes new virtual machines for each case: the compiler does not decide the same way in each
 * @param rounds turns that every candidate gets in each of them
 * @param slice CPU time of one turn
 * @param minOperations of one turn, where a single one is slow
 * @param warmUp CPU time for each candidate before anything counts
 * @param warmUpOperations for each candidate, if that takes longer
 */
record Plan(int processes, int rounds, Duration slice, int minOperations, Duration warmUp, int warmUpOperations) {
    /** Enough for numbers that hold. */
    static final Plan FULL = new Plan(2, 60, Duration.ofMillis(10), 16, Duration.ofMillis(1000), 2500);

    /** Shows only that everything works. */
    static final Plan QUICK = new Plan(1, 7, Duration.ofMillis(5), 4, Duration.ofMillis(120), 20);

    static Plan named(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            default -> throw new IllegalArgumentException("neither full nor quick: " + name);
        };
    }
}
