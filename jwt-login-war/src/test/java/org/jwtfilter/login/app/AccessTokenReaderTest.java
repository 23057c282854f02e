// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.login.issue.AccessTokenRules;

class AccessTokenReaderTest {
    /** The public key of RFC 7517 appendix A.1. */
    private static final String JWK = "{\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\",\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\","
            + "\"use\":\"enc\",\"kid\":\"1\"}";

    @TempDir
    Path directory;

    @Test
    void namesTheAttributeOfEachClaim() {
        assertThat(rules(Map.of("jwt.login.claims", "mail:email, department")).extraClaims())
                .isEqualTo(Map.of("email", "mail", "department", "department"));
        assertThat(rules(Map.of("jwt.login.claims", "mail:https://claims.example/mail"))
                        .extraClaims())
                .isEqualTo(Map.of("https://claims.example/mail", "mail"));
    }

    @Test
    void readsTheKeyOfAnAudienceFromTextOrFile() throws IOException {
        Path file = Files.writeString(directory.resolve("orders.jwk"), JWK);

        assertThat(rules(Map.of(
                                "jwt.login.encrypted-audiences",
                                "orders, stock",
                                "jwt.login.encrypted-audience.orders.audience",
                                "https://orders.example",
                                "jwt.login.encrypted-audience.orders.key-file",
                                file.toString(),
                                "jwt.login.encrypted-audience.stock.key",
                                JWK))
                        .encryption())
                .containsOnlyKeys("https://orders.example", "stock");
    }

    @ParameterizedTest
    @CsvSource({
        "claims,mail:sub",
        "claims,groups",
        "claims,mail:",
        "claims,'mail:email,other:email'",
        "claims,'mail,mail'",
        "claims,a b",
        "encrypted-audiences,a",
        "encrypted-audience.orders.key-file,/nowhere",
        "encrypted-audience.orders.key-file,relative",
        "encrypted-audience.orders.key,x",
        "encrypted-audience.stock.key,x",
    })
    void namesWhatIsWrong(String name, String value) {
        Map<String, String> values = new HashMap<>();
        if (name.startsWith("encrypted-audience.")) {
            values.put("jwt.login.encrypted-audiences", "orders");
        }
        if (name.startsWith("encrypted-audience.stock")) {
            values.put("jwt.login.encrypted-audience.orders.key", JWK);
        }
        values.put("jwt.login." + name, value);

        assertThatThrownBy(() -> rules(values))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .startsWith(
                                        name.equals("encrypted-audiences")
                                                ? "jwt.login.encrypted-audience.a.key and"
                                                : "jwt.login." + name));
    }

    @Test
    void encryptsForOneAudienceAlone() {
        Map<String, String> values = new HashMap<>(Map.of(
                "jwt.login.audiences", "orders",
                "jwt.login.encrypted-audiences", "orders",
                "jwt.login.encrypted-audience.orders.key", JWK));
        assertThat(rules(values).encryption()).hasSize(1);

        values.put("jwt.login.audiences", "orders,stock");
        assertThatThrownBy(() -> rules(values)).hasMessageContaining("accepted is that one audience alone");
    }

    private static AccessTokenRules rules(Map<String, String> values) {
        return TestConfig.read(values).accessTokens();
    }
}
