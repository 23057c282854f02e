// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * One public key and what it may verify.
 *
 * @param id the {@code kid} that tokens name it by, null if it has none (a PEM file, for example)
 * @param key the key
 * @param algorithm the one algorithm that its JWK names in {@code alg}, null if it names none
 */
public record VerificationKey(
        @Nullable String id, PublicKey key, @Nullable String algorithm) {
    public VerificationKey {
        requireNonNull(key, "key");
    }

    /**
     * Whether the key may verify a signature of this algorithm: the one that it names or, if it names none, one of its type.
     *
     * @param signatureAlgorithm an {@code alg} value, for example {@code RS256}
     */
    public boolean fits(String signatureAlgorithm) {
        if (algorithm != null) {
            return algorithm.equals(signatureAlgorithm);
        }
        return signatureAlgorithm.startsWith("RS") && key instanceof RSAPublicKey;
    }
}
