// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.jwtfilter.token.TokenVerifier;

/** The text of an encrypted token. Nobody can change one, so what is accepted must be a seed, spelled as the seed is. */
public final class EncryptedTarget {
    private static final TokenVerifier VERIFIER = Issuer.verifier(Optional.of(Recipient.decrypter()));

    private EncryptedTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, ISO_8859_1);
        Judge.ask(VERIFIER, text).ifPresent(claims -> Judge.requireOneSpelling(text));
    }
}
