// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.jwtfilter.token.TokenVerifier;

/** A token's text. The fuzzer cannot sign, so what is accepted must be a seed, spelled as the seed is. */
public final class TokenTarget {
    private static final TokenVerifier VERIFIER = Issuer.verifier(Optional.empty());

    private TokenTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, ISO_8859_1);
        Judge.ask(VERIFIER, text).ifPresent(claims -> {
            Peer.agree(text, claims.asMap());
            Judge.requireOneSpelling(text);
        });
    }
}
