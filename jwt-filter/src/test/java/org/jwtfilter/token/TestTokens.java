// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.wire.TokenText;

/**
 * Tokens that are good until a test spoils them. Header and claims are JSON text, so that any text can be put in; each token
 * is signed anew, with whatever it then says.
 */
public final class TestTokens {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    public static final String ISSUER = "https://login.example.org";
    public static final String AUDIENCE = "orders";
    public static final Duration SKEW = Duration.ofSeconds(30);

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private Key signer = TestKeys.ISSUER.getPrivate();
    private String jcaName = "SHA256withRSA";
    private @Nullable String headerText;
    private byte @Nullable [] payload;

    private TestTokens() {}

    /** Alice's token, of the roles user and admin, issued a minute ago and good for four more. */
    public static TestTokens valid() {
        return new TestTokens()
                .header("alg", "\"RS256\"")
                .header("kid", "\"" + TestKeys.KID + "\"")
                .header("typ", "\"JWT\"")
                .claim("iss", "\"" + ISSUER + "\"")
                .claim("aud", "\"" + AUDIENCE + "\"")
                .claim("sub", "\"24400320\"")
                .claim("upn", "\"alice\"")
                .claim("groups", "[\"user\",\"admin\"]")
                .claim("jti", "\"a-123\"")
                .claim("iat", Long.toString(NOW.getEpochSecond() - 60))
                .expiringAt(NOW.plusSeconds(240));
    }

    /** Signed by the issuer, and says nothing yet. */
    public static TestTokens empty() {
        return new TestTokens().header("kid", "\"" + TestKeys.KID + "\"");
    }

    /** What the default configuration asks for. */
    public static TokenRules rules() {
        return rules(SignatureAlgorithm.RS256);
    }

    static TokenRules rules(SignatureAlgorithm... algorithms) {
        return new TokenRules(
                ISSUER,
                Optional.of(Set.of(AUDIENCE)),
                List.of(algorithms),
                TokenTypes.MP_JWT,
                SKEW,
                Optional.empty(),
                Optional.empty());
    }

    static TokenRules rules(TokenTypes types) {
        return new TokenRules(
                ISSUER,
                Optional.of(Set.of(AUDIENCE)),
                List.of(SignatureAlgorithm.RS256),
                types,
                SKEW,
                Optional.empty(),
                Optional.empty());
    }

    static TokenRules rules(Duration skew, @Nullable Duration maxAge) {
        return new TokenRules(
                ISSUER,
                Optional.of(Set.of(AUDIENCE)),
                List.of(SignatureAlgorithm.RS256),
                TokenTypes.MP_JWT,
                skew,
                Optional.ofNullable(maxAge),
                Optional.empty());
    }

    public static TokenVerifier verifier() {
        return verifier(rules());
    }

    static TokenVerifier verifier(TokenRules rules) {
        return new TokenVerifier(rules, TestKeys.ofIssuer(), CLOCK);
    }

    /** Of an issuer that signs with these, and has the key set that the text is. */
    static TokenVerifier verifier(String keys, SignatureAlgorithm... algorithms) {
        try {
            return new TokenVerifier(rules(algorithms), new FixedKeys(TestKeys.parse(keys, algorithms)), CLOCK);
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Demands that tokens are encrypted, too, to one of these keys. */
    static TokenVerifier opening(String privateKeys, String... keyManagement) {
        return opening(privateKeys, 0, keyManagement);
    }

    static TokenVerifier opening(String privateKeys, int cacheSize, String... keyManagement) {
        try {
            return new TokenVerifier(
                    List.of(new TrustedIssuer(rules(), TestKeys.ofIssuer(), CryptoProvider.JDK)),
                    Optional.of(new TokenDecrypter(DecryptionKeys.read(privateKeys), Set.of(keyManagement))),
                    cacheSize,
                    CLOCK);
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets a member of the header to a JSON text. */
    public TestTokens header(String name, String json) {
        header.put(name, json);
        return this;
    }

    public TestTokens withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** Sets a claim to a JSON text. */
    public TestTokens claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    public TestTokens without(String name) {
        claims.remove(name);
        return this;
    }

    public TestTokens expiringAt(Instant instant) {
        return claim("exp", Long.toString(instant.getEpochSecond()));
    }

    TestTokens headerText(String text) {
        headerText = text;
        return this;
    }

    TestTokens payload(String text) {
        return payload(text.getBytes(UTF_8));
    }

    TestTokens payload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    public boolean has(String claim) {
        return claims.containsKey(claim);
    }

    public TestTokens signedBy(KeyPair pair) {
        return signedBy(pair.getPrivate());
    }

    TestTokens signedBy(Key key) {
        signer = key;
        return this;
    }

    /** The JCA name of the algorithm to sign with, whatever the header says. */
    TestTokens signedWith(String algorithm) {
        jcaName = algorithm;
        return this;
    }

    /** Signed by the issuer's key for this algorithm, and the header says so. */
    public TestTokens signedWith(SignatureAlgorithm algorithm) {
        jcaName = jcaName(algorithm);
        signer = TestKeys.signing(algorithm);
        return header("alg", "\"" + algorithm.joseName() + "\"");
    }

    static String jcaName(SignatureAlgorithm algorithm) {
        String bits = algorithm.joseName().substring(2);
        return switch (algorithm) {
            case RS256, RS384, RS512 -> "SHA" + bits + "withRSA";
            case PS256, PS384, PS512 -> "PSS" + bits;
            case ES256, ES384, ES512 -> "SHA" + bits + "withECDSAinP1363Format";
            case EDDSA -> "Ed25519";
            case HS256, HS384, HS512 -> "HmacSHA" + bits;
        };
    }

    String headerJson() {
        return headerText != null ? headerText : json(header);
    }

    String claimsJson() {
        return json(claims);
    }

    /** Header and payload as they are signed. */
    String signingInput() {
        byte[] body = payload != null ? payload : claimsJson().getBytes(UTF_8);
        return part(headerJson().getBytes(UTF_8)) + "." + part(body);
    }

    /** The token in its compact form. */
    public String text() {
        String input = signingInput();
        return input + "." + part(signature(input));
    }

    byte[] signature(String input) {
        try {
            return sign(input.getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(byte[] input) throws GeneralSecurityException {
        if (jcaName.startsWith("Hmac")) {
            Mac mac = Mac.getInstance(jcaName);
            mac.init(signer);
            return mac.doFinal(input);
        }
        boolean pss = jcaName.startsWith("PSS");
        Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : jcaName);
        if (pss) {
            int bits = Integer.parseInt(jcaName.substring(3));
            String digest = "SHA-" + bits;
            signature.setParameter(new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), bits / 8, 1));
        }
        signature.initSign((PrivateKey) signer);
        signature.update(input);
        return signature.sign();
    }

    /** The token, encrypted to this key as {@code alg} and {@code enc} say, with {@code cty} in the header as is due. */
    String encryptedTo(Key key, String alg, String enc) {
        return Envelope.around(text()).seal(key, alg, enc);
    }

    /** The claims, verified by the default rules. */
    public VerifiedClaims verified() {
        return verified(TokenTypes.MP_JWT);
    }

    /** The claims, verified as those of a token of these types. */
    public VerifiedClaims verified(TokenTypes types) {
        try {
            return verifier(rules(types)).verify(new TokenText(text())).claims();
        } catch (TokenRejectedException | KeysUnavailableException e) {
            throw new AssertionError("the token should have been good", e);
        }
    }

    /** Why the default rules refuse this token. */
    Rejection rejection() {
        return rejection(verifier());
    }

    Rejection rejection(TokenVerifier verifier) {
        return rejection(verifier, text());
    }

    static Rejection rejection(String text) {
        return rejection(verifier(), text);
    }

    static Rejection rejection(TokenVerifier verifier, String text) {
        try {
            verifier.verify(new TokenText(text));
        } catch (TokenRejectedException e) {
            return e.rejection();
        } catch (KeysUnavailableException e) {
            throw new AssertionError("the keys should have been there", e);
        }
        throw new AssertionError("should have been refused: " + text);
    }

    static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String part(String text) {
        return part(text.getBytes(UTF_8));
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
