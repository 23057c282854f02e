// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate at work in one case: what it does, and with which tokens. For one thread. */
final class Lane {
    private final String candidate;
    private final Candidate.Role role;
    private final Verification work;
    private final Token[] tokens;
    private int next;

    /** Keeps the last result, so that nothing is left out of the work as not needed. */
    private @Nullable Object last;

    Lane(String candidate, Candidate.Role role, Verification work, List<Token> tokens) {
        this.candidate = candidate;
        this.role = role;
        this.work = work;
        this.tokens = tokens.toArray(Token[]::new);
    }

    String candidate() {
        return candidate;
    }

    Candidate.Role role() {
        return role;
    }

    /** Does the work so many times, with one token after the other. */
    void run(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            last = work.verify(tokens[next]);
            next = (next + 1) % tokens.length;
        }
    }

    @Override
    public String toString() {
        return candidate + " (last: " + last + ")";
    }
}
