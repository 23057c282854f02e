// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginRuleTest {
    private static final CrossOriginRule RULE = CrossOriginRule.parse(
                    "https://app.example.org, http://localhost:3000,http://[::1]:8080, https://b.example:8443")
            .orElseThrow();

    @Test
    void opensWhatAProgramInABrowserNeedsAndNothingElse() {
        Set<String> open = new TreeSet<>();
        for (String endpoint : Endpoints.of(new LoginApplication())) {
            String[] parts = endpoint.split(" /");
            RULE.door(parts[1])
                    .filter(door -> door.method().equalsIgnoreCase(parts[0]))
                    .ifPresent(door -> open.add(endpoint));
        }

        assertThat(open)
                .containsExactly(
                        "get /.well-known/oauth-authorization-server",
                        "get /.well-known/openid-configuration",
                        "get /jwks",
                        "get /status/{number}",
                        "post /revoke",
                        "post /token");
        for (String closed :
                List.of("introspect", "login", "password", "admin/users", "token/", "xtoken", "", "a/jwks")) {
            assertThat(RULE.door(closed)).as(closed).isEmpty();
        }
    }

    @Test
    void opensNothingWithoutAList() {
        assertThat(new CrossOriginRule(Set.of()).door("token")).isEmpty();
        assertThat(new CrossOriginRule(Set.of()).allows(List.of("https://app.example.org")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example.org", "http://localhost:3000", "http://[::1]:8080", "https://b.example:8443"
            })
    void letsInWhoeverIsOnTheList(String origin) {
        assertThat(RULE.allows(List.of(origin))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "*",
                "",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.example",
                "https://evil.example/app.example.org",
                "https://sub.app.example.org",
                "https://xapp.example.org",
                "https://app-example.org",
                "https://app.example.org/",
                "https://app.example.org, https://evil.example",
                "http://localhost:3001",
                "http://localhost",
                // The one input that an answer repeats in a header.
                "https://app.example.org\r\nSet-Cookie: a=b",
                "https://app.example.org%0d%0aSet-Cookie: a=b",
                "https://app.example.org\n"
            })
    void letsNobodyElseIn(String origin) {
        assertThat(RULE.allows(List.of(origin))).isFalse();
    }

    @Test
    void takesTwoOriginsForNone() {
        assertThat(RULE.allows(List.of("https://app.example.org", "https://app.example.org")))
                .isFalse();
        assertThat(RULE.allows(List.of())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "https://*.example.org",
                "https://app.example.org/",
                "https://app.example.org/path",
                "app.example.org",
                "http://app.example.org",
                "http://127.example.org",
                "https://me@app.example.org",
                "https://app.example.org,",
                "https://app.example.org,https://app.example.org",
                ""
            })
    void readsOriginsOnly(String text) {
        assertThat(CrossOriginRule.parse(text)).isEmpty();
    }

    @Test
    void readsUpTo64() {
        assertThat(CrossOriginRule.parse(origins(64)).orElseThrow().origins()).hasSize(64);
        assertThat(CrossOriginRule.parse(origins(65))).isEmpty();
    }

    private static String origins(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "https://a" + i + ".example")
                .collect(Collectors.joining(","));
    }
}
