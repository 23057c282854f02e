// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.util.Optional;
import org.jwtfilter.token.TokenVerifier;

/** The payload of a token that is signed as it should be. */
public final class ClaimsTarget {
    private static final TokenVerifier VERIFIER = Issuer.verifier(Optional.empty());

    private ClaimsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Issuer.sign(Issuer.header(), input);
        Judge.ask(VERIFIER, text).ifPresent(claims -> {
            Peer.agree(text, claims.asMap());
            Judge.name(claims);
        });
    }
}
