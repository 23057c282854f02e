// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnverifiedSubjectTest {
    @Test
    void isTheTextOfSub() {
        assertThat(UnverifiedSubject.of(assertion("{\"iss\":\"x\",\"sub\":\"signer\",\"aud\":[\"a\"]}")))
                .contains("signer");
        assertThat(UnverifiedSubject.of(assertion("{\"a\":{\"sub\":\"inner\"},\"sub\":\"outer\"}")))
                .contains("outer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "7",
                "\"sub\"",
                "[\"sub\",\"signer\"]",
                "{\"sub\":7}",
                "{\"sub\":null}",
                "{\"sub\":[\"signer\"]}",
                "{\"a\":{\"sub\":\"signer\"}}",
                "{\"sub\":\"signer\",\"sub\":\"another\"}",
                "{\"sub\":\"signer\"",
                "{\"sub\"",
                "{\"sub\":\"signer\",}"
            })
    void isNothingElse(String claims) {
        assertThat(UnverifiedSubject.of(assertion(claims))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.!.c", "..", "a.eyJzdWIiOiJzIn0.c.d"})
    void isInNothingButAnAssertion(String text) {
        assertThat(UnverifiedSubject.of(text)).isEmpty();
    }

    @Test
    void isNotLookedForBelowADepth() {
        assertThat(UnverifiedSubject.of(nested(UnverifiedSubject.MAX_DEPTH - 1)))
                .contains("signer");
        assertThat(UnverifiedSubject.of(nested(UnverifiedSubject.MAX_DEPTH))).contains("signer");
        assertThat(UnverifiedSubject.of(nested(UnverifiedSubject.MAX_DEPTH + 1)))
                .isEmpty();
    }

    @Test
    @Timeout(10)
    void isNotLookedForBehindALength() {
        String claims = assertion("{\"sub\":\"signer\"}");
        String least = claims + "c".repeat(UnverifiedSubject.MAX_LENGTH - claims.length());
        assertThat(UnverifiedSubject.of(least.substring(1))).contains("signer");
        assertThat(UnverifiedSubject.of(least)).contains("signer");
        assertThat(UnverifiedSubject.of(least + "c")).isEmpty();
        assertThat(UnverifiedSubject.of(assertion("[".repeat(1_000_000)))).isEmpty();
    }

    private static String nested(int depth) {
        return assertion("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + ",\"sub\":\"signer\"}");
    }

    private static String assertion(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c";
    }
}
