// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.wire.TokenText;

/**
 * Held against jose4j's own verifier, by the same key and the same rules: what we accept it must accept, with the same claims.
 * The other way round we are stricter, and it is written down where.
 */
final class DifferentialTest {
    private static final int TOKENS = 3_000;

    /** Rules that jose4j's verifier has not got, or only in part. */
    private static final Set<Rejection> STRICTER = EnumSet.of(
            Rejection.MALFORMED, // other spellings of base64url
            Rejection.HEADER_MALFORMED, // JSON that is not strict, a kid that is no text
            Rejection.PAYLOAD_MALFORMED, // JSON that is not strict
            Rejection.CRITICAL_HEADER_UNKNOWN, // b64, which it understands
            Rejection.WRONG_TYPE, // typ of another kind of token, or of no text
            Rejection.KEY_UNKNOWN, // a kid that is not the key's: its verifier was given the key itself
            Rejection.CLAIM_MALFORMED, // an audience with a number, times out of range, texts that are none
            Rejection.SENDER_CONSTRAINED, // cnf
            Rejection.EXPIRED, // fractions of a second, which it cuts off
            Rejection.NOT_YET_VALID,
            Rejection.ISSUED_IN_FUTURE);

    @ParameterizedTest
    @EnumSource(names = {"HS256", "RS256", "ES256", "EDDSA"})
    void acceptsNothingThatJose4jRefuses(SignatureAlgorithm algorithm) {
        Map<Rejection, Integer> stricter = new EnumMap<>(Rejection.class);
        Peer peer = new Peer(algorithm, TestKeys.verifying(algorithm));
        TokenVerifier verifier = verifier(algorithm);
        int accepted = 0;
        for (int seed = 0; seed < TOKENS; seed++) {
            String text = token(algorithm, seed);
            if (text.isEmpty()) {
                continue; // No token text ever is: the finder sees to that.
            }
            Optional<Map<String, Object>> theirs = peer.verify(text);
            try {
                Map<String, Object> ours =
                        verifier.verify(new TokenText(text)).claims().asMap();
                accepted++;
                assertThat(theirs).as("seed %s: %s", seed, text).isPresent();
                assertThat(Peer.same(ours, theirs.get()))
                        .as("seed %s: %s and %s", seed, ours, theirs.get())
                        .isTrue();
            } catch (TokenRejectedException e) {
                if (theirs.isPresent()) {
                    stricter.merge(e.rejection(), 1, Integer::sum);
                }
            } catch (KeysUnavailableException e) {
                throw new AssertionError(e);
            }
        }

        assertThat(accepted).isBetween(TOKENS / 10, TOKENS * 9 / 10);
        assertThat(STRICTER).containsAll(stricter.keySet());
    }

    @Test
    void comparesValuesWhateverTheirTypes() {
        assertThat(Peer.same(1L, 1)).isTrue();
        assertThat(Peer.same(StrictJson.NULL, null)).isTrue();
        assertThat(Peer.same(1L, 2L)).isFalse();
        assertThat(Peer.same(Map.of("a", 1L), Map.of("b", 1L))).isFalse();
        assertThat(Peer.same("1", 1L)).isFalse();
    }

    private static String token(SignatureAlgorithm algorithm, int seed) {
        Mutator mutator = new Mutator(seed);
        TestTokens token = TestTokens.valid().signedWith(algorithm);
        mutator.spoilMembers(token);
        if (mutator.chance(30)) {
            token.payload(mutator.spoilJson(token.claimsJson()));
        }
        if (mutator.chance(15)) {
            token.headerText(mutator.spoilJson(token.headerJson()));
        }
        String text = token.text();
        return mutator.chance(20) ? mutator.spoilText(text) : text;
    }

    private static TokenVerifier verifier(SignatureAlgorithm algorithm) {
        return TestTokens.verifier(
                TestKeys.jwkOf(TestKeys.verifying(algorithm), "\"kid\":\"" + TestKeys.KID + "\""), algorithm);
    }
}
