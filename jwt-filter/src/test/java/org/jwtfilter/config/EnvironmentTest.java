// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.config.ConfigException.Problem;

/** Every name can be set by an environment variable, as an implementation of MicroProfile Config finds and lists it. */
class EnvironmentTest {
    private static final int ORDINAL = 300;
    private static final List<String> ISSUERS = List.of("partner", "the-partner");

    @ParameterizedTest
    @EnumSource
    void hasEveryNameAndNoneThatWeDoNotKnow(Property property) {
        for (String name : names(property)) {
            Map<String, String> variables = new HashMap<>(Map.of(variable(name), "value"));
            variables.put(variable(Property.ISSUERS.key()), String.join(",", ISSUERS));
            ConfigSource source = source(variables);

            assertThat(source.get(name)).as(name).isPresent();
            assertThat(unknown(source)).as(name).isEmpty();
        }
    }

    @Test
    void isReadLikeAnyOtherSource() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "MP_JWT_VERIFY_ISSUER", "https://login.example.org",
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", "https://login.example.org/jwks",
                "MP_JWT_VERIFY_AUDIENCES", "orders",
                "JWT_FILTER_KEY_COOL_DOWN", "PT7S"));

        JwtConfig config = ConfigReader.read(source(variables), getClass().getClassLoader());

        assertThat(config.issuers())
                .singleElement()
                .satisfies(issuer -> assertThat(
                                ((JwtConfig.Keys.At) issuer.keys()).timing().coolDown())
                        .isEqualTo(Duration.ofSeconds(7)));
        variables.put("JWT_FILTER_KEY_COOL_DAWN", "PT7S");
        assertThat(unknown(source(variables))).isNotEmpty().allMatch(name -> name.contains("DAWN"));
    }

    /** A name of several words that nobody set as a variable is a slip of the pen still. */
    @Test
    void excusesNothingThatIsNoGuess() {
        assertThat(unknown(source(Map.of("jwt.filter.key.cool.down", "PT7S")))).contains("jwt.filter.key.cool.down");
    }

    private static List<String> unknown(ConfigSource source) {
        ConfigException refused = catchThrowableOfType(
                ConfigException.class, () -> ConfigReader.read(source, EnvironmentTest.class.getClassLoader()));
        return refused == null
                ? List.of()
                : refused.problems().stream()
                        .filter(problem -> problem.accepted().startsWith("there is no such property"))
                        .map(Problem::name)
                        .toList();
    }

    private static ConfigSource source(Map<String, String> variables) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, ORDINAL))
                .build();
        return new ConfigSource() {
            @Override
            public Optional<String> get(String name) {
                return config.getOptionalValue(name, String.class);
            }

            @Override
            public Set<String> names() {
                Set<String> names = new HashSet<>();
                config.getPropertyNames().forEach(names::add);
                return names;
            }
        };
    }

    private static List<String> names(Property property) {
        return Stream.concat(
                        Stream.of(property.key()), ISSUERS.stream().flatMap(issuer -> property.keyFor(issuer).stream()))
                .toList();
    }

    /** MicroProfile Config 3.0, "Environment Variables Mapping Rules", the third. */
    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
