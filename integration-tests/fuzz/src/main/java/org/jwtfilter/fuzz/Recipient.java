// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.token.TokenDecrypter;

/**
 * Whom tokens are encrypted to: an RSA key and one on a curve. The same in each process, so that a first input that one has
 * written can be opened by the next.
 */
final class Recipient {
    private static final PublicJsonWebKey RSA = key("RSA");
    private static final PublicJsonWebKey EC = key("EC");

    private Recipient() {}

    /** Opens with both keys whatever can be configured. */
    static TokenDecrypter decrypter() {
        try {
            return new TokenDecrypter(
                    DecryptionKeys.read("{\"keys\":[" + text(RSA) + "," + text(EC) + "]}"),
                    TokenDecrypter.KEY_MANAGEMENT);
        } catch (KeyFormatException e) {
            throw new IllegalStateException("a key of our own making cannot be read", e);
        }
    }

    /** The text encrypted to us, as it should be. */
    static String encrypt(String plaintext, String alg, String enc) {
        JsonWebEncryption encryption = new JsonWebEncryption();
        encryption.setPlaintext(plaintext);
        encryption.setAlgorithmHeaderValue(alg);
        encryption.setEncryptionMethodHeaderParameter(enc);
        encryption.setContentTypeHeaderValue("JWT");
        encryption.setKey((alg.startsWith("RSA") ? RSA : EC).getKey());
        try {
            return encryption.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(alg + " with " + enc + " cannot be done", e);
        }
    }

    private static String text(PublicJsonWebKey key) {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private static PublicJsonWebKey key(String type) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(1); // Before anything is asked of it, so it gives the same again and again.
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            if (type.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            } else {
                generator.initialize(2048, random);
            }
            KeyPair pair = generator.generateKeyPair();
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setPrivateKey(pair.getPrivate());
            return key;
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException("every JDK has " + type, e);
        }
    }
}
