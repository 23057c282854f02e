// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;

/** A key that signs with RS256. Its {@link #toString} shows the public name only. */
public final class SigningKey {
    /** The shortest RSA modulus that is used, in bits (RFC 7518 section 3.3). */
    public static final int MIN_BITS = 2048;

    private final PrivateKey privateKey;
    private final VerificationKey publicHalf;

    private SigningKey(PrivateKey privateKey, VerificationKey publicHalf) {
        this.privateKey = privateKey;
        this.publicHalf = publicHalf;
    }

    /**
     * The key of {@code pair}.
     *
     * @throws IllegalArgumentException if the pair is not RSA or has fewer than {@link #MIN_BITS} bits
     */
    public static SigningKey of(KeyPair pair) {
        if (!(pair.getPublic() instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() < MIN_BITS) {
            throw new IllegalArgumentException("A signing key is RSA with at least " + MIN_BITS + " bits");
        }
        return new SigningKey(pair.getPrivate(), VerificationKey.of(rsa));
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    public VerificationKey publicHalf() {
        return publicHalf;
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicHalf.id() + "]";
    }
}
