// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.util.Base64;
import java.util.Optional;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.caller.Preset;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.VerifiedClaims;
import org.jwtfilter.wire.TokenText;

/** Asks the verifier, and lets nothing out of it but an answer. */
final class Judge {
    private Judge() {}

    /** What the token says if it is accepted. A refusal is an answer, anything else that is thrown is a finding. */
    static Optional<VerifiedClaims> ask(TokenVerifier verifier, String text) {
        if (text.isEmpty()) {
            return Optional.empty(); // No token text ever is.
        }
        try {
            return Optional.of(verifier.verify(new TokenText(text)).claims());
        } catch (TokenRejectedException e) {
            return Optional.empty();
        } catch (KeysUnavailableException e) {
            throw new AssertionError("the keys are always there", e);
        }
    }

    /** That each part of an accepted text is spelled in the one way that there is, so that nobody can make a second text of it. */
    static void requireOneSpelling(String text) {
        for (String part : text.split("\\.", -1)) {
            if (!Issuer.encode(Base64.getUrlDecoder().decode(part)).equals(part)) {
                throw new AssertionError("accepted in a second spelling");
            }
        }
    }

    /** Names the caller by every preset. */
    static void name(VerifiedClaims claims) {
        for (Preset preset : Preset.values()) {
            try {
                var caller = new CallerMapping(preset.rules(Optional.empty())).callerOf(claims);
                if (caller.name().isBlank()) {
                    throw new AssertionError("a caller without a name by " + preset);
                }
            } catch (TokenRejectedException e) {
                // So this issuer's tokens look otherwise.
            }
        }
    }
}
