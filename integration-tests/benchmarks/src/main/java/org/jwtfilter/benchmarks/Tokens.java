// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Makes the tokens of one run, good and bad: access tokens with twelve claims and five groups, about 960 characters with an
 * RSA signature.
 */
final class Tokens {
    /** So many take turns: a verifier that remembered the last one would gain nothing. */
    static final int COUNT = 64;

    private static final String ISSUER = "https://login.example.org";
    private static final String AUDIENCE = "https://orders.example.org";
    private static final String TYPE = "at+jwt";
    private static final String KEY_ID = "2026-a";
    private static final long HOUR = 3600;

    private final Trust trust;
    private final Key signing;
    private final Key stranger;

    private Tokens(Trust trust, Key signing, Key stranger) {
        this.trust = trust;
        this.signing = signing;
        this.stranger = stranger;
    }

    static Tokens signedWith(Algorithm algorithm) throws GeneralSecurityException {
        Algorithm.Keys keys = algorithm.newKeys();
        Trust trust = new Trust(algorithm, keys.verification(), KEY_ID, ISSUER, AUDIENCE, TYPE);
        return new Tokens(trust, keys.signing(), algorithm.newKeys().signing());
    }

    Trust trust() {
        return trust;
    }

    List<Token> good(int count) throws GeneralSecurityException {
        return tokens(count, signing, AUDIENCE, HOUR);
    }

    List<Token> expired(int count) throws GeneralSecurityException {
        return tokens(count, signing, AUDIENCE, -HOUR);
    }

    List<Token> forAnotherAudience(int count) throws GeneralSecurityException {
        return tokens(count, signing, "https://invoices.example.org", HOUR);
    }

    /** Signed with a key that is not the one of their {@code kid}. */
    List<Token> byStranger(int count) throws GeneralSecurityException {
        return tokens(count, stranger, AUDIENCE, HOUR);
    }

    private List<Token> tokens(int count, Key key, String audience, long lifetime) throws GeneralSecurityException {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String signedPart = part(header()) + '.' + part(payload(i, audience, lifetime));
            tokens.add(Token.of(signedPart, trust.algorithm().sign(key, signedPart.getBytes(UTF_8))));
        }
        return List.copyOf(tokens);
    }

    private String header() {
        return "{\"typ\":\"" + TYPE + "\",\"kid\":\"" + KEY_ID + "\",\"alg\":\""
                + trust.algorithm().jose() + "\"}";
    }

    private static String payload(int number, String audience, long lifetime) {
        long now = Instant.now().getEpochSecond();
        long issued = now + Math.min(lifetime, 0) - HOUR;
        return """
                {"iss":"%s","sub":"user-%05d","aud":"%s","exp":%d,"iat":%d,"nbf":%d,\
                "jti":"0d9f3a52-6c1e-4b7a-9e35-%012d","client_id":"shop-web","upn":"alice%02d@example.org",\
                "preferred_username":"alice","scope":"openid profile orders:read orders:write",\
                "groups":["order-reader","order-writer","stock-reader","invoice-reader","customer-service"]}""".formatted(ISSUER, number, audience, now + lifetime, issued, issued, number, number);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
