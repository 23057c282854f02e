// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.token.TokenDecrypter;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;

/**
 * Signs whatever the fuzzer makes up, so that it gets past the signature; and a verifier that trusts it. With a secret, for
 * nothing is faster, and the rules behind the signature are the same for every algorithm.
 */
final class Issuer {
    static final String NAME = "https://login.example.org";
    static final String AUDIENCE = "orders";
    static final String KEY_ID = "one";
    static final Duration SKEW = Duration.ofSeconds(30);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final SecretKeySpec SECRET =
            new SecretKeySpec("no secret at all, for it stands here".getBytes(US_ASCII), "HmacSHA256");

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Issuer() {}

    /** A signed token with these bytes as header and as payload, whatever they are. */
    static String sign(byte[] header, byte[] payload) {
        String signed = encode(header) + "." + encode(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(SECRET);
            return signed + "." + encode(mac.doFinal(signed.getBytes(ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC", e);
        }
    }

    /** The header that our verifier asks for. */
    static byte[] header() {
        return ("{\"alg\":\"HS256\",\"kid\":\"" + KEY_ID + "\",\"typ\":\"JWT\"}").getBytes(UTF_8);
    }

    /** Claims that our verifier accepts. */
    static String claims() {
        long now = NOW.getEpochSecond();
        return "{\"iss\":\"" + NAME + "\",\"aud\":[\"" + AUDIENCE + "\"],\"sub\":\"24400320\",\"upn\":\"alice\","
                + "\"groups\":[\"user\",\"admin\"],\"jti\":\"a-123\",\"iat\":" + (now - 60) + ",\"exp\":" + (now + 240)
                + "}";
    }

    /** Accepts our tokens; where there is a decrypter, only inside of encrypted ones. No memory: every call does all the work. */
    static TokenVerifier verifier(Optional<TokenDecrypter> decrypter) {
        TokenRules rules = new TokenRules(
                NAME,
                Optional.of(Set.of(AUDIENCE)),
                List.of(SignatureAlgorithm.HS256),
                TokenTypes.MP_JWT,
                SKEW,
                Optional.empty(),
                Optional.empty());
        String jwk = "{\"kty\":\"oct\",\"kid\":\"" + KEY_ID + "\",\"k\":\"" + encode(SECRET.getEncoded()) + "\"}";
        try {
            FixedKeys keys = new FixedKeys(new KeyParser(rules.algorithms(), CryptoProvider.JDK).read(jwk));
            TrustedIssuer trusted = new TrustedIssuer(rules, keys, CryptoProvider.JDK);
            return new TokenVerifier(List.of(trusted), decrypter, 0, CLOCK);
        } catch (KeyFormatException e) {
            throw new IllegalStateException("a key of our own making cannot be read", e);
        }
    }

    static String encode(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
