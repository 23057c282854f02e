// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.util.List;
import java.util.Optional;

/**
 * The keys of one issuer as they were at one moment. Immutable; a refresh makes a new one.
 *
 * @param keys at least one, in the order in which the issuer published them
 */
public record KeySnapshot(List<VerificationKey> keys) {
    public KeySnapshot {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a snapshot without keys");
        }
    }

    /**
     * The key that a token means with this {@code kid}: the one with the id or, if no key of the set has an id (as in a PEM
     * file), the only key there is.
     *
     * @return empty if there is none, or it may not be used with this algorithm
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-4.1.4">RFC 7515 section 4.1.4</a>
     */
    public Optional<VerificationKey> named(String id, SignatureAlgorithm algorithm) {
        for (VerificationKey key : keys) {
            if (id.equals(key.id())) {
                return key.algorithm() == algorithm ? Optional.of(key) : Optional.empty();
            }
        }
        return keys.stream().allMatch(key -> key.id() == null) ? only(algorithm) : Optional.empty();
    }

    /**
     * The key for a token that names none: the only one that fits the algorithm.
     *
     * @return empty if none fits, or several do: trying one after the other would let a token choose
     */
    public Optional<VerificationKey> only(SignatureAlgorithm algorithm) {
        List<VerificationKey> fitting =
                keys.stream().filter(key -> key.algorithm() == algorithm).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
