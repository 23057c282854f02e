// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/**
 * Puts signed tokens into an envelope that only one audience can open: A256GCM, with a key that is sent by RSA-OAEP-256 or agreed upon by
 * ECDH-ES, as its public key is RSA or on a NIST curve.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-5.2">RFC 7519 section 5.2</a>
 */
public final class TokenEncryption {
    private static final int MIN_RSA_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final PublicKey key;
    private final String keyId;
    private final String algorithm;

    private TokenEncryption(PublicKey key, String keyId, String algorithm) {
        this.key = key;
        this.keyId = keyId;
        this.algorithm = algorithm;
    }

    /**
     * Reads a public key.
     *
     * @param text a JWK (RFC 7517) or a SubjectPublicKeyInfo in PEM; RSA of at least 2048 bits, or on P-256, P-384 or P-521
     * @return empty if it is anything else, for example a private key, or a JWK that is for something else by its {@code use} or {@code alg}
     */
    public static Optional<TokenEncryption> parse(String text) {
        String stripped = text.strip();
        try {
            PublicJsonWebKey jwk = stripped.startsWith("{")
                    ? PublicJsonWebKey.Factory.newPublicJwk(stripped)
                    : PublicJsonWebKey.Factory.newPublicJwk(pem(stripped));
            return jwk.getPrivateKey() == null ? of(jwk) : Optional.empty();
        } catch (JoseException | GeneralSecurityException | RuntimeException e) {
            // jose4j throws unchecked exceptions over some texts that are no keys.
            return Optional.empty();
        }
    }

    private static Optional<TokenEncryption> of(PublicJsonWebKey jwk) {
        PublicKey key = jwk.getPublicKey();
        String algorithm;
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS) {
            algorithm = KeyManagementAlgorithmIdentifiers.RSA_OAEP_256;
        } else if (key instanceof ECPublicKey) {
            algorithm = KeyManagementAlgorithmIdentifiers.ECDH_ES;
        } else {
            return Optional.empty();
        }
        boolean meant = (jwk.getUse() == null || jwk.getUse().equals(Use.ENCRYPTION))
                && (jwk.getAlgorithm() == null || jwk.getAlgorithm().equals(algorithm));
        String id = jwk.getKeyId() != null ? jwk.getKeyId() : jwk.calculateBase64urlEncodedThumbprint("SHA-256");
        TokenEncryption encryption = new TokenEncryption(key, id, algorithm);
        // A curve that jose4j does not do would show only at the first token.
        return meant && !encryption.encrypt("x").isEmpty() ? Optional.of(encryption) : Optional.empty();
    }

    /** The encrypted form of {@code signed}, a JWS in compact serialisation. */
    String encrypt(String signed) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(algorithm);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(keyId);
        jwe.setContentTypeHeaderValue("JWT");
        jwe.setKey(key);
        jwe.setPlaintext(signed);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            // Without the cause's words: the plaintext is a token.
            throw new IllegalStateException("The encryption key " + keyId + " cannot encrypt");
        }
    }

    private static PublicKey pem(String text) throws GeneralSecurityException {
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new GeneralSecurityException("not a public key in PEM");
        }
        X509EncodedKeySpec spec = new X509EncodedKeySpec(
                Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length())));
        for (String type : List.of("RSA", "EC")) {
            try {
                return KeyFactory.getInstance(type).generatePublic(spec);
            } catch (GeneralSecurityException e) {
                continue;
            }
        }
        throw new GeneralSecurityException("neither RSA nor EC");
    }
}
