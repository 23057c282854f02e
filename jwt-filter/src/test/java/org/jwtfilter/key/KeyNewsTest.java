// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.LogCapture;

final class KeyNewsTest {
    private static final KeySnapshot A = keys("a");
    private static final KeySnapshot A_AND_B = keys("a", "b");

    private final KeyNews news = new KeyNews("https://login.example.org/jwks");
    private LogCapture log;

    @BeforeEach
    void listen() {
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void tellsOfTheFirstKeysAndNotOfTheSameAgain() {
        news.found(null, A_AND_B);
        news.found(A_AND_B, A_AND_B);

        assertThat(log.all()).containsExactly("verification keys read from https://login.example.org/jwks: 2 (a, b)");
    }

    @Test
    void tellsWhichKeysHaveChanged() {
        news.found(null, A);
        news.found(A, A_AND_B);
        news.found(A_AND_B, A);

        assertThat(log.messages(Level.INFO, KeyNews.class))
                .containsExactly(
                        "verification keys read from https://login.example.org/jwks: 1 (a)",
                        "the verification keys from https://login.example.org/jwks have changed: now 2 (a, b); new 1 (b); gone 0",
                        "the verification keys from https://login.example.org/jwks have changed: now 1 (a); new 0; gone 1 (b)");
    }

    @Test
    void tellsOfAKeyThatWasExchangedUnderItsId() throws Exception {
        news.found(A, TestKeys.parse(TestKeys.jwk("a", TestKeys.STRANGER)));

        assertThat(log.all()).singleElement().asString().endsWith("now 1 (a); new 1 (a); gone 1 (a)");
    }

    @Test
    void warnsOfAnOutageOfTheEndOfTrustAndTellsTheRecovery() {
        news.found(null, A);
        news.failed(new IOException("down"), true);
        news.failed(new IOException("down"), true);
        news.failed(new IOException("down"), false);
        news.failed(new IOException("down"), false);
        news.found(A, A);
        news.found(A, A);

        assertThat(log.messages(Level.WARNING, KeyNews.class))
                .containsExactly(
                        "verification keys cannot be read from https://login.example.org/jwks (IOException: down); retrying, until then the last keys are used",
                        "verification keys cannot be read from https://login.example.org/jwks (IOException: down); retrying, until then requests with a token get 503");
        assertThat(log.messages(Level.INFO, KeyNews.class))
                .hasSize(2)
                .last()
                .asString()
                .contains("again");
    }

    @Test
    void showsAtMostTenIdsAndNoneWithoutBounds() throws Exception {
        List<String> ids = new ArrayList<>(List.of("x".repeat(64), "y".repeat(65)));
        for (int i = 3; i <= 11; i++) {
            ids.add("k" + i);
        }
        news.found(null, keys(ids.subList(0, 10).toArray(String[]::new)));
        news.found(null, keys(ids.toArray(String[]::new)));
        news.found(null, TestKeys.parse(TestKeys.pem(TestKeys.ISSUER)));

        assertThat(log.all().get(0))
                .contains("10 (" + "x".repeat(64) + ", " + "y".repeat(64) + "..., k3")
                .endsWith("k10)");
        assertThat(log.all().get(1)).contains(": 11 (").endsWith("k10, ...)");
        assertThat(log.all().get(2)).endsWith("1 (without an id)");
    }

    @Test
    void letsNoIdOrReasonPassForALineOrALookup() {
        assertThat(KeyNews.escaped("a\r\n\u001b[31m\u00fc\u2028${jndi:x}\\{0}", 100))
                .isEqualTo("a\\u000d\\u000a\\u001b[31m\\u00fc\\u2028\\u0024{jndi:x}\\u005c{0}");

        news.failed(new IOException("x\ny".repeat(200)), false);
        news.failed(new IOException((String) null), true);

        assertThat(log.all().get(0)).doesNotContain("\n").contains("x\\u000ay").hasSizeLessThan(1000);
        assertThat(log.all().get(1)).contains("(IOException)");
    }

    private static KeySnapshot keys(String... ids) {
        List<VerificationKey> keys = new ArrayList<>();
        for (String id : ids) {
            keys.add(new VerificationKey(id, TestKeys.ISSUER.getPublic(), SignatureAlgorithm.RS256));
        }
        return new KeySnapshot(keys);
    }
}
