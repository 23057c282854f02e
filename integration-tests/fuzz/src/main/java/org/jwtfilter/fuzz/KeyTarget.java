// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PrivateKey;
import java.util.List;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.VerificationKey;

/** The text of a public key, in any of its forms, as it comes from a URL. */
public final class KeyTarget {
    private static final KeyParser PARSER = new KeyParser(List.of(SignatureAlgorithm.values()), CryptoProvider.JDK);

    private KeyTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            KeySnapshot keys = PARSER.read(new String(input, UTF_8));
            for (VerificationKey key : keys.keys()) {
                if (key.key() instanceof PrivateKey || !key.algorithm().fits(key.key())) {
                    throw new AssertionError("a key that its algorithm cannot be verified with");
                }
            }
        } catch (KeyFormatException e) {
            // An answer.
        }
    }
}
