// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Key pairs, and the texts in which keys are handed round. */
public final class TestKeys {
    /** The issuer's. */
    public static final KeyPair ISSUER = rsa(2048);
    /** Somebody else's. */
    public static final KeyPair STRANGER = rsa(2048);

    /** Of the fewest bits that can be allowed. */
    public static final KeyPair SHORT = rsa(1024);
    /** The {@code kid} of the issuer's key. */
    public static final String KID = "issuer-1";

    private static final Map<SignatureAlgorithm, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private TestKeys() {}

    public static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair ec() {
        return ec("secp256r1");
    }

    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pair on {@code Ed25519} or {@code Ed448}. */
    public static KeyPair edwards(String curve) {
        try {
            return KeyPairGenerator.getInstance(curve).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer's key for an algorithm: the private half, or the secret. */
    public static Key signing(SignatureAlgorithm algorithm) {
        return algorithm.symmetric() ? secret(algorithm, 0) : pair(algorithm).getPrivate();
    }

    /** The issuer's key for an algorithm: the public half, or the secret. */
    public static Key verifying(SignatureAlgorithm algorithm) {
        return algorithm.symmetric() ? secret(algorithm, 0) : pair(algorithm).getPublic();
    }

    private static KeyPair pair(SignatureAlgorithm algorithm) {
        return PAIRS.computeIfAbsent(algorithm, missing -> switch (missing) {
            case ES256 -> ec("secp256r1");
            case ES384 -> ec("secp384r1");
            case ES512 -> ec("secp521r1");
            case EDDSA -> edwards("Ed25519");
            default -> ISSUER;
        });
    }

    /** A secret that has just the length that the algorithm needs, or some bytes more or fewer. */
    public static SecretKey secret(SignatureAlgorithm algorithm, int more) {
        byte[] bytes = new byte[Integer.parseInt(algorithm.joseName().substring(2)) / 8 + more];
        Arrays.fill(bytes, (byte) 's');
        return new SecretKeySpec(bytes, "HMAC");
    }

    /** A public key or a secret as a JWK, with further members, given as JSON text. */
    public static String jwkOf(Key key, String members) {
        try {
            String json = JsonWebKey.Factory.newJwk(key).toJson(JsonWebKey.OutputControlLevel.INCLUDE_SYMMETRIC);
            return members.isEmpty() ? json : json.substring(0, json.length() - 1) + "," + members + "}";
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer's key as the only one of a set, under {@link #KID}. */
    public static VerificationKeys ofIssuer() {
        return fixed(jwks(jwk(KID, ISSUER)));
    }

    public static VerificationKeys fixed(String text) {
        try {
            return new FixedKeys(parse(text));
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of an issuer that signs with RS256. */
    public static KeySnapshot parse(String text) throws KeyFormatException {
        return parse(text, SignatureAlgorithm.RS256);
    }

    /** The keys of an issuer that signs with these. */
    public static KeySnapshot parse(String text, SignatureAlgorithm... algorithms) throws KeyFormatException {
        return new KeyParser(List.of(algorithms), CryptoProvider.JDK).read(text);
    }

    /** Keys that could not be read. */
    public static VerificationKeys none() {
        return new VerificationKeys() {
            @Override
            public KeySnapshot current() throws KeysUnavailableException {
                throw new KeysUnavailableException("not there");
            }

            @Override
            public KeySnapshot refreshed() throws KeysUnavailableException {
                throw new KeysUnavailableException("not there");
            }

            @Override
            public void close() {}
        };
    }

    public static String pem(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic());
    }

    public static String privatePem(KeyPair pair) {
        return pem("PRIVATE KEY", pair.getPrivate());
    }

    static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + label + "-----\n";
    }

    /** The public key as a JWK with this {@code kid}. */
    public static String jwk(String kid, KeyPair pair) {
        return jwk("\"kid\":\"" + kid + "\"", pair.getPublic());
    }

    /** The public key as a JWK with further members, given as JSON text. */
    public static String jwkWith(String members, KeyPair pair) {
        return jwk(members, pair.getPublic());
    }

    private static String jwk(String members, Key key) {
        RSAPublicKey rsa = (RSAPublicKey) key;
        return "{\"kty\":\"RSA\",\"n\":\"" + number(rsa.getModulus()) + "\",\"e\":\"" + number(rsa.getPublicExponent())
                + "\"" + (members.isEmpty() ? "" : ",") + members + "}";
    }

    /** The pair as a private JWK with this {@code kid}. */
    public static String privateJwk(String kid, KeyPair pair) {
        try {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            jwk.setPrivateKey(pair.getPrivate());
            jwk.setKeyId(kid);
            return jwk.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String jwks(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    public static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A positive number without a leading zero byte, as JWKs spell it. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(bytes, from, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    /** A text below {@code src/test/resources/keys}. */
    public static String resource(String name) {
        try (InputStream in = TestKeys.class.getResourceAsStream("/keys/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
