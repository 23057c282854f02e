// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is configured about signing keys.
 *
 * @param algorithm of new keys; those of another one are replaced early
 * @param renewBefore from then on no key is used for longer than it must that was made earlier; empty if that is not wanted
 * @param longestToken the longest life of a token that is issued
 */
public record KeyRules(
        SigningAlgorithm algorithm, RotationPolicy policy, Optional<Instant> renewBefore, Duration longestToken) {
    public KeyRules(SigningAlgorithm algorithm, RotationPolicy policy, Duration longestToken) {
        this(algorithm, policy, Optional.empty(), longestToken);
    }

    boolean hasNext(List<StoredKey> keys, Instant now) {
        return policy.hasNext(terms(keys), now);
    }

    boolean isNextDue(List<StoredKey> keys, Instant now) {
        if (keys.isEmpty() || hasNext(keys, now)) {
            return false;
        }
        StoredKey last = keys.get(keys.size() - 1);
        return policy.isNextDue(terms(keys), now)
                || last.publicHalf().algorithm() != algorithm
                || renewBefore
                        .filter(time ->
                                !now.isBefore(time) && last.term().publishedAt().isBefore(time))
                        .isPresent();
    }

    KeyState state(List<StoredKey> keys, int index, Instant now) {
        return policy.state(terms(keys), index, now);
    }

    SigningKey newKey() {
        return SigningKey.of(algorithm, algorithm.newKeyPair());
    }

    /** The term of a key that is made now to sign in its time. */
    KeyTerm next(StoredKey last, Instant now) {
        return policy.next(last.term(), now, longestToken);
    }

    /** The term of a key that has to sign before anybody has seen it. */
    KeyTerm atOnce(StoredKey last, Instant now) {
        return new KeyTerm(last.term().generation() + 1, now, now, longestToken);
    }

    /** The last generation of those that are over; empty if none is. */
    Optional<Integer> lastOver(List<StoredKey> keys, Instant now) {
        List<KeyTerm> terms = terms(keys);
        for (int i = terms.size() - 1; i >= 0; i--) {
            if (policy.state(terms, i, now) == KeyState.OVER) {
                return Optional.of(terms.get(i).generation());
            }
        }
        return Optional.empty();
    }

    private static List<KeyTerm> terms(List<StoredKey> keys) {
        return keys.stream().map(StoredKey::term).toList();
    }
}
