// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;

/** One key for all tests, made once because that is slow. */
public final class TestKeys {
    public static final SigningKey KEY = SigningKey.of(SigningAlgorithm.RS256, pair("RSA", 2048));

    public static final SigningKeys KEYS = of(KEY);

    private TestKeys() {}

    public static SigningKeys of(SigningKey key) {
        return new SigningKeys() {
            @Override
            public SigningKey active() {
                return key;
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(key.publicHalf());
            }
        };
    }

    public static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
