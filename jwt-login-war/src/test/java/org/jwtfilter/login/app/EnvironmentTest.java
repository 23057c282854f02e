// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every name can be set by an environment variable, as an implementation of MicroProfile Config finds it. */
class EnvironmentTest {
    private static final int ORDINAL = 300;

    @ParameterizedTest
    @EnumSource(Property.class)
    void hasEveryName(Property property) {
        for (String name : names(property)) {
            assertThat(ConfigSource.of(config(Map.of(variable(name), "value"))).get(name))
                    .as(name)
                    .contains("value");
        }
    }

    @Test
    void meansOneNameByEachVariable() {
        Set<String> variables = new HashSet<>();
        for (Property property : Property.values()) {
            for (String name : names(property)) {
                assertThat(variables.add(variable(name))).as(name).isTrue();
            }
        }
    }

    @Test
    void hasNoNameThatWeThenDoNotKnow() {
        Map<String, String> all = new HashMap<>();
        Set<String> sections = new HashSet<>();
        for (Property property : Property.values()) {
            for (String name : names(property)) {
                all.put(variable(name), "value");
                if (property.isNamed()) {
                    sections.add(name);
                }
            }
        }
        ConfigNames names = new ConfigNames(sections);

        assertThat(names.unknown(config(all).getPropertyNames())).isEmpty();
        all.put("JWT_LOGIN_ISUER", "value");
        assertThat(names.unknown(config(all).getPropertyNames())).isNotEmpty();
    }

    @Test
    void isReadLikeAnyOtherSource() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "JWT_LOGIN_ISSUER", "https://login.example.org/jwt-login",
                "JWT_LOGIN_CLIENT_ID", "front",
                "JWT_LOGIN_CLIENTS", "app-2",
                "JWT_LOGIN_CLIENT_APP_2_ACCESS_TOKEN_LIFETIME", "PT1M"));

        LoginConfig config = read(variables);

        assertThat(config.accessTokens().issuer()).isEqualTo("https://login.example.org/jwt-login");
        assertThat(config.client().id()).isEqualTo("front");
        assertThat(config.clients().all().get(1).accessTokenLifetime()).isEqualTo(Duration.ofMinutes(1));
        variables.put("JWT_LOGIN_CLIENT_APP_3_SCOPE", "x");
        assertThatThrownBy(() -> read(variables)).hasMessageContaining("is not a name that exists");
    }

    private static LoginConfig read(Map<String, String> variables) {
        return ConfigReader.read(ConfigSource.of(config(variables)), "/home/me");
    }

    private static Config config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, ORDINAL))
                .build();
    }

    private static List<String> names(Property property) {
        return Stream.concat(Stream.of(property.key("web")), property.fileKey("web").stream())
                .toList();
    }

    /** MicroProfile Config 3.0, "Environment Variables Mapping Rules", the third. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
