// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.security.Key;
import org.jspecify.annotations.Nullable;

/**
 * One key and the one algorithm that it may verify (RFC 8725 section 3.1).
 *
 * @param id the {@code kid} that tokens name it by, null if it has none (a PEM file, for example)
 * @param key a public key, or the secret that is shared with the issuer
 * @param algorithm what it is used for, and for nothing else
 */
public record VerificationKey(@Nullable String id, Key key, SignatureAlgorithm algorithm) {
    public VerificationKey {
        requireNonNull(key, "key");
        requireNonNull(algorithm, "algorithm");
        if (!algorithm.fits(key)) {
            throw new IllegalArgumentException("the key does not fit " + algorithm);
        }
    }

    /** Without the key, which may be a secret. */
    @Override
    public String toString() {
        return "VerificationKey[id=" + id + ", algorithm=" + algorithm + "]";
    }
}
