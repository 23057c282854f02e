// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.VerificationKeys;

/**
 * An issuer and the keys that are his alone: a key found here never verifies a token of another.
 *
 * @param rules what his tokens must say
 * @param keys where his keys are
 * @param provider whose cryptography verifies his signatures
 */
public record TrustedIssuer(TokenRules rules, VerificationKeys keys, CryptoProvider provider) {
    public TrustedIssuer {
        requireNonNull(rules, "rules");
        requireNonNull(keys, "keys");
        requireNonNull(provider, "provider");
    }
}
