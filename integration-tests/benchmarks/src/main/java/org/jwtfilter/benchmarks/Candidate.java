// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.Set;

/**
 * One who verifies.
 *
 * @param algorithms those that it can do; in the others' cases it has no row
 * @param source builds it, once for all tokens, as an application would at its start
 */
record Candidate(String name, Role role, Set<Algorithm> algorithms, Source source) {
    enum Role {
        /** What no verifier can be cheaper than: the others are held against it. */
        LIMIT,
        OURS,
        PEER
    }

    @FunctionalInterface
    interface Source {
        Verification of(Trust trust) throws Exception;
    }

    boolean does(Algorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    Verification verification(Trust trust) throws Exception {
        return source.of(trust);
    }
}
