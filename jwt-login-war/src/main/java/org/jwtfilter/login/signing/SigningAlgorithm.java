// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/**
 * How we sign.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518 section 3.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037#section-3.1">RFC 8037 section 3.1</a>
 */
public enum SigningAlgorithm {
    RS256("RS256", "RSA"),
    PS256("PS256", "RSA"),
    ES256("ES256", "EC"),
    /** With Ed25519. */
    EDDSA("EdDSA", "Ed25519");

    /** The shortest RSA modulus that is used, in bits (RFC 7518 section 3.3); also the length of new ones. */
    static final int RSA_BITS = 2048;

    private static final ProviderContext JDK = new ProviderContext();

    private final String joseName;
    private final String keyType;

    @SuppressWarnings("ImmutableEnumChecker") // jose4j shares one instance per algorithm itself.
    private final JsonWebSignatureAlgorithm algorithm;

    SigningAlgorithm(String joseName, String keyType) {
        this.joseName = joseName;
        this.keyType = keyType;
        try {
            this.algorithm = AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(joseName);
        } catch (InvalidAlgorithmException e) {
            throw new IllegalStateException(joseName + " is missing in jose4j or in this JDK", e);
        }
    }

    /** The algorithm that an {@code alg} value names, exactly as it is written; empty if we do not sign with it. */
    public static Optional<SigningAlgorithm> named(String alg) {
        for (SigningAlgorithm each : values()) {
            if (each.joseName.equals(alg)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The {@code alg} value, for example {@code ES256}. */
    public String joseName() {
        return joseName;
    }

    /** A new key of the kind that this algorithm needs; RSA takes some tenths of a second. */
    public KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
            if (this == ES256) {
                generator.initialize(EllipticCurves.P256);
            } else if (this != EDDSA) {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK makes no " + keyType + " keys", e);
        }
    }

    /** Whether the key is of the right type, on the right curve and long enough. */
    boolean fits(PublicKey key) {
        return switch (this) {
            case RS256, PS256 ->
                key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS;
            case ES256 ->
                key instanceof ECPublicKey ec
                        && EllipticCurves.P256.getCurve().equals(ec.getParams().getCurve());
            case EDDSA ->
                key instanceof EdECPublicKey edwards
                        && edwards.getParams().getName().equals("Ed25519");
        };
    }

    /** @throws GeneralSecurityException if {@code pkcs8} is not a private key for this algorithm */
    PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance(keyType).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** The signature over {@code text} in the form of RFC 7515, where an elliptic curve's is two numbers side by side. */
    byte[] sign(PrivateKey key, byte[] text) throws JoseException {
        return algorithm.sign(algorithm.prepareForSign(key, JDK), text);
    }

    boolean verify(PublicKey key, byte[] text, byte[] signature) {
        try {
            return algorithm.verifySignature(signature, key, text, JDK);
        } catch (JoseException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return joseName;
    }
}
