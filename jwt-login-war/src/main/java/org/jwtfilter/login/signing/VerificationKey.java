// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.security.interfaces.RSAPublicKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * The public half of a signing key.
 *
 * @param id the {@code kid}: the SHA-256 thumbprint of the key (RFC 7638), so the same key has the same name after a restart
 */
public record VerificationKey(String id, RSAPublicKey key) {
    static VerificationKey of(RSAPublicKey key) {
        return new VerificationKey(new RsaJsonWebKey(key).calculateBase64urlEncodedThumbprint("SHA-256"), key);
    }

    JsonWebKey jwk() {
        RsaJsonWebKey jwk = new RsaJsonWebKey(key);
        jwk.setKeyId(id);
        jwk.setUse("sig");
        jwk.setAlgorithm("RS256");
        return jwk;
    }
}
