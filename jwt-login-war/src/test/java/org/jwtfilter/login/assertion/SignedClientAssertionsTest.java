// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.refresh.TestClock;

class SignedClientAssertionsTest {
    private static final String ISSUER = "https://login.example";
    private static final PublicJsonWebKey KEY = TestAssertions.key();
    private static final PublicJsonWebKey OTHER = TestAssertions.key();
    private static final String JWKS = new JsonWebKeySet(KEY).toJson(OutputControlLevel.PUBLIC_ONLY);

    private final TestClock clock = new TestClock();
    private final Set<String> used = new HashSet<>();
    private final SignedClientAssertions assertions =
            new SignedClientAssertions(new AssertionRules(ISSUER, new TestAssertions.SetOfSpent(used), clock));

    @Test
    void believesAnAssertionOnce() {
        String assertion = assertion(Map.of());

        assertThat(assertions.named(assertion)).contains("signer");
        assertThat(assertions.areOf("signer", JWKS, assertion)).isTrue();
        assertThat(assertions.areOf("signer", JWKS, assertion)).isFalse();
        assertThat(assertions.areOf("signer", JWKS, assertion(Map.of("jti", "2"))))
                .isTrue();
        assertThat(assertions.areOf("signer", JWKS, assertion(Map.of("jti", "3", "aud", ISSUER + "/token"))))
                .isTrue();
        assertThat(assertions.areOf("signer", JWKS, assertion(Map.of("jti", "4", "aud", List.of(ISSUER)))))
                .isTrue();
        assertThat(used).hasSize(4).allMatch(key -> key.length() == 43);
    }

    @Test
    void believesNoneThatIsNotForUsAloneOrNotOfTheClient() {
        List<Map<String, Object>> wrong = List.of(
                Map.of("aud", "https://other.example"),
                Map.of("aud", ISSUER + "/"),
                Map.of("aud", List.of(ISSUER, "https://other.example")),
                Map.of("aud", List.of(ISSUER, ISSUER + "/token")),
                Map.of("aud", List.of()),
                Map.of("iss", "another"),
                Map.of("sub", "another"),
                Map.of("jti", ""),
                Map.of("jti", 7));
        for (Map<String, Object> each : wrong) {
            assertThat(assertions.areOf("signer", JWKS, assertion(each)))
                    .as(each.toString())
                    .isFalse();
        }
        for (String missing : List.of("iss", "sub", "aud", "exp", "jti")) {
            Map<String, Object> claims = claims(Map.of());
            claims.remove(missing);
            assertThat(assertions.areOf("signer", JWKS, TestAssertions.sign(claims, KEY, "")))
                    .as("without " + missing)
                    .isFalse();
        }
        assertThat(assertions.areOf("signer", JWKS, TestAssertions.sign(claims(Map.of()), OTHER, "")))
                .isFalse();
        assertThat(assertions.areOf("signer", JWKS, "a.b.c")).isFalse();
    }

    @Test
    void believesNoneThatLivesTooLongOrHasExpired() {
        long now = clock.instant().getEpochSecond();
        long skew = AssertionRules.SKEW.toSeconds();
        assertThat(believed(now + 300 + skew)).isTrue();
        assertThat(believed(now + 300 + skew + 1)).isFalse();
        assertThat(believed(now - skew + 1)).isTrue();
        assertThat(believed(now - skew)).isFalse();
    }

    @Test
    void believesNoneThatWasMadeToLiveLonger() {
        long now = clock.instant().getEpochSecond();
        assertThat(believed(now + 10, now + 10 - 300)).isTrue();
        assertThat(believed(now + 11, now + 11 - 301)).isFalse();
        assertThat(believed(now + 12, now + 12 - 300.5)).isFalse();
        assertThat(believed(now + 12.5, now + 12.5 - 300)).isTrue();
    }

    /** Else a client's own mistake would cost it an id, and what is refused for one reason would be told from what is for another. */
    @Test
    void spendsNoneThatIsRefused() {
        assertThat(assertions.areOf("signer", JWKS, assertion(Map.of("sub", "another"))))
                .isFalse();
        assertThat(assertions.areOf("signer", JWKS, assertion(Map.of("aud", List.of(ISSUER, "x")))))
                .isFalse();
        assertThat(used).isEmpty();
        assertThat(assertions.areOf("signer", JWKS, assertion(Map.of()))).isTrue();
    }

    @Test
    void tellsPublicKeysFromEverythingElse() {
        assertThat(SignedClientAssertions.areKeys(JWKS)).isTrue();
        for (String text : List.of(
                "",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":{}}",
                "{\"keys\":[7]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
                new JsonWebKeySet(KEY).toJson(OutputControlLevel.INCLUDE_PRIVATE))) {
            assertThat(SignedClientAssertions.areKeys(text)).as(text).isFalse();
        }
    }

    private boolean believed(long expiry) {
        return assertions.areOf("signer", JWKS, assertion(Map.of("exp", expiry, "jti", "of " + expiry)));
    }

    private boolean believed(Number expiry, Number issued) {
        return assertions.areOf(
                "signer", JWKS, assertion(Map.of("exp", expiry, "iat", issued, "jti", expiry + " " + issued)));
    }

    private String assertion(Map<String, Object> changes) {
        return TestAssertions.sign(claims(changes), KEY, "");
    }

    private Map<String, Object> claims(Map<String, Object> changes) {
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss", "signer",
                "sub", "signer",
                "aud", ISSUER,
                "jti", "1",
                "exp", clock.instant().plus(Duration.ofMinutes(1)).getEpochSecond()));
        claims.putAll(changes);
        return claims;
    }
}
