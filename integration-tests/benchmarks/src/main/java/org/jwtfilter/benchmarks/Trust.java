// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.security.Key;
import java.security.PublicKey;
import javax.crypto.SecretKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.lang.JoseException;

/**
 * What every candidate is told: whose tokens to accept, and for whom. They differ in how they want it put, not in what they
 * check.
 *
 * @param key a {@link PublicKey}, or a {@link SecretKey} where the algorithm is symmetric
 */
record Trust(Algorithm algorithm, Key key, String keyId, String issuer, String audience, String type) {
    PublicKey publicKey() {
        return (PublicKey) key;
    }

    SecretKey secretKey() {
        return (SecretKey) key;
    }

    /** The key as a JWK that names its id and its algorithm. */
    String jwk() {
        try {
            JsonWebKey jwk = JsonWebKey.Factory.newJwk(key);
            jwk.setKeyId(keyId);
            jwk.setAlgorithm(algorithm.jose());
            jwk.setUse("sig");
            return jwk.toJson(OutputControlLevel.INCLUDE_SYMMETRIC);
        } catch (JoseException e) {
            throw new IllegalStateException("a key of our own making has no JWK", e);
        }
    }
}
