// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.security.PublicKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The public half of a signing key.
 *
 * @param id the {@code kid}: the SHA-256 thumbprint of the key (RFC 7638), so the same key has the same name everywhere and for ever
 */
public record VerificationKey(String id, SigningAlgorithm algorithm, PublicKey key) {
    /** @throws IllegalArgumentException if the key does not fit the algorithm */
    static VerificationKey of(SigningAlgorithm algorithm, PublicKey key) {
        if (!algorithm.fits(key)) {
            throw new IllegalArgumentException("A key for " + algorithm + " is another one, or longer");
        }
        return new VerificationKey(jwk(key).calculateBase64urlEncodedThumbprint("SHA-256"), algorithm, key);
    }

    /** What {@link #json} wrote. */
    public static VerificationKey parse(SigningAlgorithm algorithm, String json) {
        try {
            return of(algorithm, PublicJsonWebKey.Factory.newPublicJwk(json).getPublicKey());
        } catch (JoseException e) {
            throw new IllegalArgumentException("Not a JSON Web Key", e);
        }
    }

    /** As a JSON Web Key (RFC 7517 section 4), without private members. */
    public String json() {
        return jwk().toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    PublicJsonWebKey jwk() {
        PublicJsonWebKey jwk = jwk(key);
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm(algorithm.joseName());
        return jwk;
    }

    private static PublicJsonWebKey jwk(PublicKey key) {
        try {
            return PublicJsonWebKey.Factory.newPublicJwk(key);
        } catch (JoseException e) {
            throw new IllegalArgumentException("Not a public key that a JSON Web Key can say", e);
        }
    }
}
