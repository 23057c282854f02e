// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.security.GeneralSecurityException;

/** That a candidate does its work: one that accepted anything would be fast. */
final class Proof {
    private Proof() {}

    /** @throws IllegalStateException if it refuses a good token or accepts a bad one */
    static void check(Candidate candidate, Verification verification, Tokens tokens) throws GeneralSecurityException {
        Token good = tokens.good(1).get(0);
        check(candidate.name(), verification, good, true);
        check(candidate.name(), verification, good.withChangedSignature(), false);
        check(candidate.name(), verification, tokens.byStranger(1).get(0), false);
        if (candidate.role() != Candidate.Role.LIMIT) {
            check(candidate.name(), verification, tokens.expired(1).get(0), false);
            check(candidate.name(), verification, tokens.forAnotherAudience(1).get(0), false);
            check(candidate.name(), verification, good.garbage(), false);
        }
    }

    private static void check(String name, Verification verification, Token token, boolean acceptable) {
        if (accepts(verification, token) != acceptable) {
            throw new IllegalStateException(name + (acceptable ? " refuses a good token" : " accepts a bad token"));
        }
    }

    static boolean accepts(Verification verification, Token token) {
        try {
            verification.verify(token);
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
