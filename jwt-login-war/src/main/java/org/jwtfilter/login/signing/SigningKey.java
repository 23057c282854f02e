// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.lang.JoseException;

/** A key that signs. Its {@link #toString} shows the public name only. */
public final class SigningKey {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey privateKey;
    private final VerificationKey publicHalf;
    /** By {@code typ}: encoded, with the dot behind it. There are a few types, which are constants of the callers. */
    private final Map<String, byte[]> headers = new ConcurrentHashMap<>();

    private SigningKey(PrivateKey privateKey, VerificationKey publicHalf) {
        this.privateKey = privateKey;
        this.publicHalf = publicHalf;
    }

    /**
     * The key of {@code pair}.
     *
     * @throws IllegalArgumentException if the pair is not for this algorithm, its halves are not each other's, or it is RSA of fewer than
     *     2048 bits
     */
    public static SigningKey of(SigningAlgorithm algorithm, KeyPair pair) {
        return of(VerificationKey.of(algorithm, pair.getPublic()), pair.getPrivate());
    }

    /** The key whose private half is {@code pkcs8}, under the same conditions. */
    static SigningKey of(VerificationKey publicHalf, byte[] pkcs8) {
        try {
            return of(publicHalf, publicHalf.algorithm().privateKey(pkcs8));
        } catch (GeneralSecurityException e) {
            // Without the cause: its message could quote the key.
            throw new IllegalArgumentException("Not a private key for " + publicHalf.algorithm());
        }
    }

    private static SigningKey of(VerificationKey publicHalf, PrivateKey privateKey) {
        if (!areHalves(publicHalf, privateKey)) {
            throw new IllegalArgumentException("The halves of the key " + publicHalf.id() + " are not each other's");
        }
        return new SigningKey(privateKey, publicHalf);
    }

    /** What we sign must be what others verify; so it is tried, here and not at the first token. */
    private static boolean areHalves(VerificationKey publicHalf, PrivateKey privateKey) {
        SigningAlgorithm algorithm = publicHalf.algorithm();
        byte[] text = {1, 2, 3};
        try {
            return algorithm.verify(publicHalf.key(), text, algorithm.sign(privateKey, text));
        } catch (JoseException e) {
            return false;
        }
    }

    /** As PKCS #8: a secret. */
    byte[] pkcs8() {
        return privateKey.getEncoded();
    }

    public VerificationKey publicHalf() {
        return publicHalf;
    }

    /**
     * Signs a token.
     *
     * @param type the {@code typ} of its header, for example {@code at+jwt}: a constant
     * @param payload UTF-8, as JSON
     * @return the compact serialisation of RFC 7515 section 7.1
     */
    public String jws(String type, byte[] payload) {
        byte[] header = headers.computeIfAbsent(type, this::header);
        byte[] body = BASE64.encode(payload);
        byte[] text = new byte[header.length + body.length];
        System.arraycopy(header, 0, text, 0, header.length);
        System.arraycopy(body, 0, text, header.length, body.length);
        try {
            byte[] signature = BASE64.encode(publicHalf.algorithm().sign(privateKey, text));
            return new StringBuilder(text.length + 1 + signature.length)
                    .append(new String(text, ISO_8859_1))
                    .append('.')
                    .append(new String(signature, ISO_8859_1))
                    .toString();
        } catch (JoseException e) {
            throw new IllegalStateException("The signing key " + publicHalf.id() + " cannot sign", e);
        }
    }

    /** RFC 7515 section 4.1. What stands in it needs no escaping: a constant name, a constant type, a thumbprint. */
    private byte[] header(String type) {
        String json = "{\"alg\":\"" + publicHalf.algorithm().joseName() + "\",\"typ\":\"" + type + "\",\"kid\":\""
                + publicHalf.id() + "\"}";
        return (BASE64.encodeToString(json.getBytes(US_ASCII)) + ".").getBytes(US_ASCII);
    }

    @Override
    public String toString() {
        return "SigningKey[" + publicHalf.id() + "]";
    }
}
