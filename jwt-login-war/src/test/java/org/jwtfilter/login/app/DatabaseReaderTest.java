// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.store.DatabasePlace.AtUrl;
import org.jwtfilter.login.store.DatabasePlace.InContainer;
import org.jwtfilter.login.store.DatabasePlace.InDirectory;
import org.jwtfilter.login.store.DatabaseSettings;

class DatabaseReaderTest {
    private static final String URL = "jdbc:postgresql://db.example:5432/login?sslmode=verify-full";

    @Test
    void keepsTheDatabaseInTheDataDirectoryIfNothingIsSet() {
        assertThat(read(Map.of()))
                .isEqualTo(new DatabaseSettings(
                        new InDirectory(Path.of("/data")), 10, Duration.ofSeconds(3), Duration.ofSeconds(5)));
    }

    @Test
    void readsEverythingThatIsSet() {
        DatabaseSettings settings = read(Map.of(
                "url", URL,
                "user", "login",
                "password", "se${cret",
                "connections", "20",
                "connection-timeout", "PT4S",
                "query-timeout", "PT6S"));

        assertThat(settings)
                .isEqualTo(new DatabaseSettings(
                        new AtUrl(URL, Optional.of("login"), Optional.of("se${cret")),
                        20,
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(6)));
        assertThat(settings.toString()).doesNotContain("cret");
        assertThat(read(Map.of("jndi", "jdbc/login")).place()).isEqualTo(new InContainer("jdbc/login"));
    }

    @Test
    void refusesSettingsThatDoNotFitTogether() {
        assertRefused(Map.of("url", URL), "jndi", "jdbc/login", "jwt.login.database.url does not fit");
        assertRefused(Map.of(), "user", "me", "jwt.login.database.user does not fit");
        assertRefused(Map.of("url", URL), "password", "x", "jwt.login.database.password does not fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db.example/login",
                "postgresql://db.example/login",
                "jdbc:postgresql:",
                "jdbc:postgresql://db.example/login?user=me",
                "jdbc:postgresql://db.example/login?ssl=true&password=secret",
                "jdbc:h2:/data/login;PASSWORD=secret",
                "jdbc:postgresql://db.example/lo gin"
            })
    void refusesOtherUrlsAndShowsNoPassword(String url) {
        assertRefused(Map.of(), "url", url, "jwt.login.database.url is \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap://evil.example/a", "rmi:a", "java:comp/a b", "jdbc:login"})
    void asksNobodyButTheContainer(String name) {
        assertRefused(Map.of(), "jndi", name, "jwt.login.database.jndi is \"");
    }

    @ParameterizedTest
    @CsvSource({
        "connections,0,false",
        "connections,1,true",
        "connections,2,true",
        "connections,999,true",
        "connections,1000,true",
        "connections,1001,false",
        "connection-timeout,PT0S,false",
        "connection-timeout,PT1S,true",
        "connection-timeout,PT2S,true",
        "connection-timeout,PT29S,true",
        "connection-timeout,PT30S,true",
        "connection-timeout,PT31S,false",
        "query-timeout,PT0.9S,false",
        "query-timeout,PT1S,true",
        "query-timeout,PT2S,true",
        "query-timeout,PT59S,true",
        "query-timeout,PT1M,true",
        "query-timeout,PT61S,false",
    })
    void acceptsExactlyWhatItSays(String name, String value, boolean accepted) {
        if (accepted) {
            assertThat(read(Map.of(name, value))).isNotNull();
        } else {
            assertRefused(Map.of(), name, value, "jwt.login.database." + name + " is \"" + value + "\"; accepted is");
        }
    }

    private static void assertRefused(Map<String, String> values, String name, String value, String beginning) {
        Map<String, String> all = new HashMap<>(values);
        all.put(name, value);
        assertThatThrownBy(() -> read(all))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .startsWith(beginning)
                                .doesNotContain("secret"));
    }

    private static DatabaseSettings read(Map<String, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put("jwt.login.database." + name, value));
        Values reading = new Values(new ConfigSource() {
            @Override
            public Optional<String> get(String name) {
                return Optional.ofNullable(named.get(name));
            }

            @Override
            public Iterable<String> names() {
                return named.keySet();
            }
        });
        DatabaseSettings settings = new DatabaseReader(reading).read(Path.of("/data"));
        reading.check();
        return settings;
    }
}
