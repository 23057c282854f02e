// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature algorithms that are measured, and how the JDK's providers call them. Public for what JMH generates only. */
public enum Algorithm {
    RS256("RS256", "RSA"),
    PS256("PS256", "RSA"),
    ES256("ES256", "EC"),
    EDDSA("EdDSA", "EdDSA"),
    HS256("HS256", "HmacSHA256");

    static final String ASN1_NAME = "SHA256withECDSA";

    private final String jose;
    private final String keyName;

    Algorithm(String jose, String keyName) {
        this.jose = jose;
        this.keyName = keyName;
    }

    /** What a token's {@code alg} says. */
    String jose() {
        return jose;
    }

    /** For {@link java.security.KeyFactory}. */
    String keyName() {
        return keyName;
    }

    /** For {@link Signature}, the preferred one first; one of them is known to each provider. */
    List<String> names() {
        return switch (this) {
            case RS256 -> List.of("SHA256withRSA");
            case PS256 -> List.of("RSASSA-PSS", "SHA256withRSA/PSS");
            // The second takes the ASN.1 form of a signature, for providers that know no other.
            case ES256 -> List.of("SHA256withECDSAinP1363Format", ASN1_NAME);
            case EDDSA -> List.of("Ed25519", "EdDSA");
            case HS256 -> List.of("HmacSHA256");
        };
    }

    boolean isSymmetric() {
        return this == HS256;
    }

    @Nullable
    AlgorithmParameterSpec parameters() {
        return this == PS256 ? new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1) : null;
    }

    /** A key to sign with and the one to verify with; the same one where the algorithm is symmetric. */
    record Keys(Key signing, Key verification) {}

    Keys newKeys() throws GeneralSecurityException {
        if (isSymmetric()) {
            byte[] secret = new byte[32];
            new SecureRandom().nextBytes(secret);
            Key key = new SecretKeySpec(secret, keyName);
            return new Keys(key, key);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance(keyName);
        switch (this) {
            case RS256, PS256 -> generator.initialize(2048);
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            default -> {
                // Ed25519 is what one gets.
            }
        }
        var pair = generator.generateKeyPair();
        PrivateKey signing = pair.getPrivate();
        PublicKey verification = pair.getPublic();
        return new Keys(signing, verification);
    }

    byte[] sign(Key key, byte[] content) throws GeneralSecurityException {
        if (isSymmetric()) {
            Mac mac = Mac.getInstance(names().get(0));
            mac.init(key);
            return mac.doFinal(content);
        }
        Signature signature = Signature.getInstance(names().get(0));
        AlgorithmParameterSpec parameters = parameters();
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.initSign((PrivateKey) key);
        signature.update(content);
        return signature.sign();
    }
}
