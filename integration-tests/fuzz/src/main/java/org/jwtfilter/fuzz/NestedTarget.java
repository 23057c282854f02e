// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.jwtfilter.token.TokenVerifier;

/** What an encrypted token holds: anybody can encrypt, so what is inside must be signed all the same. */
public final class NestedTarget {
    private static final TokenVerifier VERIFIER = Issuer.verifier(Optional.of(Recipient.decrypter()));

    private NestedTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String inner = new String(input, ISO_8859_1);
        String outer = Recipient.encrypt(inner, "RSA-OAEP-256", "A256GCM");
        Judge.ask(VERIFIER, outer).ifPresent(claims -> Peer.agree(inner, claims.asMap()));
    }
}
