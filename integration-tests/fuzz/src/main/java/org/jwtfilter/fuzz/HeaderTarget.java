// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jwtfilter.token.TokenVerifier;

/** The header of a token that is signed as it should be. */
public final class HeaderTarget {
    private HeaderTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        // A new one each time: it remembers headers that it has seen.
        TokenVerifier verifier = Issuer.verifier(Optional.empty());
        String text = Issuer.sign(input, Issuer.claims().getBytes(UTF_8));
        Judge.ask(verifier, text).ifPresent(claims -> Peer.agree(text, claims.asMap()));
        Judge.ask(verifier, text).ifPresent(claims -> Peer.agree(text, claims.asMap()));
    }
}
