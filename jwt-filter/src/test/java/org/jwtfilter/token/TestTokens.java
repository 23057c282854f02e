// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.KeysUnavailableException;
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
    private KeyPair signer = TestKeys.ISSUER;
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

    /** What the default configuration asks for. */
    public static TokenRules rules() {
        return new TokenRules(
                ISSUER, Optional.of(Set.of(AUDIENCE)), Set.of("RS256"), TokenTypes.MP_JWT, SKEW, Optional.empty());
    }

    static TokenRules rules(TokenTypes types) {
        return new TokenRules(ISSUER, Optional.of(Set.of(AUDIENCE)), Set.of("RS256"), types, SKEW, Optional.empty());
    }

    static TokenRules rules(Duration skew, @Nullable Duration maxAge) {
        return new TokenRules(
                ISSUER,
                Optional.of(Set.of(AUDIENCE)),
                Set.of("RS256"),
                TokenTypes.MP_JWT,
                skew,
                Optional.ofNullable(maxAge));
    }

    public static TokenVerifier verifier() {
        return verifier(rules());
    }

    static TokenVerifier verifier(TokenRules rules) {
        return new TokenVerifier(rules, TestKeys.ofIssuer(), CLOCK);
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

    TestTokens signedBy(KeyPair pair) {
        signer = pair;
        return this;
    }

    /** The JCA name of the algorithm to sign with, whatever the header says. */
    TestTokens signedWith(String algorithm) {
        jcaName = algorithm;
        return this;
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
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(signer.getPrivate());
            signature.update(input.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The claims, verified by the default rules. */
    public VerifiedClaims verified() {
        try {
            return verifier().verify(new TokenText(text()));
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
