// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmFactoryFactory;
import org.jose4j.jws.JsonWebSignatureAlgorithm;
import org.jose4j.lang.InvalidAlgorithmException;
import org.jose4j.lang.JoseException;

/**
 * How a token may be signed. {@code none} is not among them and cannot be configured.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518 section 3.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037#section-3.1">RFC 8037 section 3.1</a>
 */
public enum SignatureAlgorithm {
    RS256("RS256", Family.RSA, 0),
    RS384("RS384", Family.RSA, 0),
    RS512("RS512", Family.RSA, 0),
    PS256("PS256", Family.RSA, 0),
    PS384("PS384", Family.RSA, 0),
    PS512("PS512", Family.RSA, 0),
    ES256("ES256", Family.EC, 64),
    ES384("ES384", Family.EC, 96),
    ES512("ES512", Family.EC, 132),
    /** Ed25519 only; the newer, fully specified name {@code Ed25519} (RFC 9864) means the same. */
    EDDSA("EdDSA", Family.ED25519, 64),
    HS256("HS256", Family.SECRET, 32),
    HS384("HS384", Family.SECRET, 48),
    HS512("HS512", Family.SECRET, 64);

    private enum Family {
        RSA,
        EC,
        ED25519,
        SECRET;

        KeyPair newKeyPair(int signatureLength) throws GeneralSecurityException {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(this == RSA ? "RSA" : this == EC ? "EC" : "Ed25519");
            if (this == RSA) {
                generator.initialize(KeyParser.SAFE_RSA_BITS);
            } else if (this == EC) {
                // The two halves of a signature are as long as the curve's field: 256, 384 or 521 bits.
                generator.initialize(Math.min(signatureLength * 4, 521));
            }
            return generator.generateKeyPair();
        }
    }

    private final String joseName;
    private final Family family;
    /** In bytes; 0 where it depends on the key, which the provider then checks. */
    private final int signatureLength;

    @SuppressWarnings("ImmutableEnumChecker") // jose4j shares one instance per algorithm itself.
    private final JsonWebSignatureAlgorithm algorithm;

    SignatureAlgorithm(String joseName, Family family, int signatureLength) {
        this.joseName = joseName;
        this.family = family;
        this.signatureLength = signatureLength;
        try {
            this.algorithm = AlgorithmFactoryFactory.getInstance()
                    .getJwsAlgorithmFactory()
                    .getAlgorithm(joseName);
        } catch (InvalidAlgorithmException e) {
            throw new IllegalStateException(joseName + " is missing in jose4j or in this JDK", e);
        }
    }

    /** The algorithm that an {@code alg} value names, exactly as it is written; empty if we do not do it. */
    public static Optional<SignatureAlgorithm> named(String alg) {
        if (alg.equals("Ed25519")) {
            return Optional.of(EDDSA);
        }
        for (SignatureAlgorithm each : values()) {
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

    /** Whether whoever can verify such a signature can make one, too. */
    public boolean symmetric() {
        return family == Family.SECRET;
    }

    /**
     * Whether the key is of the right type, on the right curve and long enough to be used with this algorithm. RSA keys of
     * {@link KeyParser#LEAST_RSA_BITS} are; whether that is enough is said by whoever configures an issuer.
     */
    public boolean fits(Key given) {
        Key key = asTheJdkHasIt(given);
        boolean type = switch (family) {
            case RSA -> key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= KeyParser.LEAST_RSA_BITS;
            case EC -> key instanceof ECPublicKey;
            case ED25519 ->
                key instanceof EdECPublicKey edwards
                        && edwards.getParams().getName().equals("Ed25519");
            case SECRET -> key instanceof SecretKey;
        };
        return type && isValid(key);
    }

    /** A provider's own form of a public key tells nothing of itself; read anew from its encoding, it does. */
    private static Key asTheJdkHasIt(Key key) {
        boolean known = key instanceof RSAPublicKey || key instanceof ECPublicKey || key instanceof EdECPublicKey;
        byte[] encoded = key instanceof PublicKey ? key.getEncoded() : null;
        if (known || encoded == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance(key.getAlgorithm()).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            return key;
        }
    }

    /** jose4j knows the curves and the lengths of secrets. Of RSA keys it checks the length alone, as we do. */
    private boolean isValid(Key key) {
        if (family == Family.RSA) {
            return true;
        }
        try {
            algorithm.validateVerificationKey(key);
            return true;
        } catch (JoseException e) {
            return false;
        }
    }

    /**
     * Whether {@code signature} was made over {@code signed} by the holder of the key's other half.
     *
     * @param provider whose cryptography to use
     */
    public boolean verify(byte[] signature, Key key, byte[] signed, CryptoProvider provider) {
        // One signature, one spelling: jose4j would take an elliptic curve's with zeros in front.
        if (signatureLength != 0 && signature.length != signatureLength) {
            return false;
        }
        try {
            return algorithm.verifySignature(signature, key, signed, provider.context(this));
        } catch (JoseException e) {
            // Its message may quote the token, so it ends here.
            return false;
        }
    }

    /**
     * Shows that a provider verifies this algorithm: a signature that the JDK has just made is good, a spoiled one is not.
     *
     * @throws GeneralSecurityException if it does not; the message is a sentence for the deployer
     */
    public void selfTest(CryptoProvider provider) throws GeneralSecurityException {
        if (symmetric()) {
            return;
        }
        KeyPair pair = family.newKeyPair(signatureLength);
        byte[] text = {1, 2, 3, 4};
        byte[] signature;
        try {
            signature = algorithm.sign(algorithm.prepareForSign(pair.getPrivate(), new ProviderContext()), text);
        } catch (JoseException e) {
            throw new GeneralSecurityException("the JDK cannot make a signature with " + this, e);
        }
        Key key = provider.adopt(pair.getPublic(), this);
        boolean good = verify(signature, key, text, provider);
        text[0] = 2;
        if (!good || verify(signature, key, text, provider)) {
            throw new GeneralSecurityException("the provider does not verify " + this + " signatures as it should");
        }
    }

    @Override
    public String toString() {
        return joseName;
    }
}
