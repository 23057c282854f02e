// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.RemoteKeys;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.wire.Challenge;

final class ConfigReaderTest {
    @Test
    void hasStrictDefaults() {
        JwtConfig config = MapSource.valid().read();

        assertThat(config.rules().issuer()).isEqualTo("https://login.example.org");
        assertThat(config.rules().audiences()).contains(Set.of("orders"));
        assertThat(config.rules().algorithms()).containsExactly("RS256");
        assertThat(config.rules().types()).isEqualTo(TokenTypes.MP_JWT);
        assertThat(config.rules().clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.rules().maxAge()).isEmpty();
        assertThat(config.challenge()).isEqualTo(new Challenge("jwt"));
        assertThat(config.anonymousAllowed()).isFalse();
        assertThat(timing(MapSource.remote().read()))
                .isEqualTo(new RemoteKeys.Timing(
                        Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofDays(1), Duration.ofSeconds(2)));
    }

    /** A default that is a value, not words, means the same whether it is written or left out. */
    @Test
    void hasTheDefaultsThatItsTableSays() {
        JwtConfig silent = MapSource.remote().read();
        for (Property property : Property.values()) {
            String value = property.defaultText();
            if (!value.isEmpty() && !value.contains(" ")) {
                assertThat(MapSource.remote().with(property, value).read())
                        .as(property.key())
                        .isEqualTo(silent);
            }
        }
    }

    /** No default branch: a new property does not compile here until somebody says how it is read back. */
    @ParameterizedTest
    @EnumSource
    void readsEveryPropertyBack(Property property) {
        MapSource source = MapSource.remote();
        switch (property) {
            case PUBLIC_KEY -> assertThat(given(MapSource.valid().read())).isEqualTo(TestKeys.ISSUER.getPublic());
            case PUBLIC_KEY_LOCATION ->
                assertThat(((JwtConfig.Keys.At) source.with(property, "https://keys.example.org/a?b=c")
                                        .read()
                                        .keys())
                                .uri())
                        .hasToString("https://keys.example.org/a?b=c");
            case PUBLIC_KEY_ALGORITHM -> hasOneValue(property, "RS256");
            case ISSUER ->
                assertThat(source.with(property, "me").read().rules().issuer()).isEqualTo("me");
            case AUDIENCES ->
                assertThat(source.with(property, " a ,b,, c").read().rules().audiences())
                        .contains(Set.of("a", "b", "c"));
            case TOKEN_AGE ->
                assertThat(source.with(property, "60").read().rules().maxAge()).contains(Duration.ofMinutes(1));
            case CLOCK_SKEW ->
                assertThat(source.with(property, "7").read().rules().clockSkew())
                        .isEqualTo(Duration.ofSeconds(7));
            case TOKEN_HEADER -> hasOneValue(property, "Authorization");
            case TOKEN_COOKIE, DECRYPT_KEY_LOCATION, DECRYPT_KEY_ALGORITHM ->
                assertThat(problems(source.with(property, "x")))
                        .containsExactly(new Problem(property.key(), "x", "accepted: " + property.accepted()));
            case ENABLED ->
                assertThat(ConfigReader.isWanted(source.with(property, "false")))
                        .isFalse();
            case REALM ->
                assertThat(source.with(property, "shop").read().challenge()).isEqualTo(new Challenge("shop"));
            case AUDIENCE_REQUIRED ->
                assertThat(source.without(Property.AUDIENCES)
                                .with(property, "false")
                                .read()
                                .rules()
                                .audiences())
                        .isEmpty();
            case TOKEN_TYPES -> {
                assertThat(source.with(property, "rfc9068").read().rules().types())
                        .isEqualTo(TokenTypes.RFC_9068);
                assertThat(source.with(property, "lenient").read().rules().types())
                        .isEqualTo(TokenTypes.LENIENT);
            }
            case ANONYMOUS ->
                assertThat(source.with(property, "allow").read().anonymousAllowed())
                        .isTrue();
            case KEY_REFRESH ->
                assertThat(timing(source.with(property, "PT7S").read()).refresh())
                        .isEqualTo(Duration.ofSeconds(7));
            case KEY_COOL_DOWN ->
                assertThat(timing(source.with(property, "PT7S").read()).coolDown())
                        .isEqualTo(Duration.ofSeconds(7));
            case KEY_TRUST ->
                assertThat(timing(source.with(property, "PT7H").read()).trust()).isEqualTo(Duration.ofHours(7));
        }
    }

    @ParameterizedTest
    @MethodSource
    void boundsNumbersAndDurations(Property property, String under, String least, String most, String over) {
        // The refresh must be shorter than the trust; so it is as short as can be while that is tested.
        for (String good : List.of(least, most)) {
            assertThat(bounded(property, good).read()).isNotNull();
        }
        for (String bad : List.of(under, over, "x", "1.5", "PT", "1 0", "-1", "99999999999999999999")) {
            assertThat(problems(bounded(property, bad)))
                    .as(bad)
                    .containsExactly(new Problem(property.key(), bad, "accepted: " + property.accepted()));
        }
    }

    static Stream<Arguments> boundsNumbersAndDurations() {
        return Stream.of(
                arguments(Property.CLOCK_SKEW, "-1", "0", "300", "301"),
                arguments(Property.TOKEN_AGE, "0", "1", "31536000", "31536001"),
                arguments(Property.KEY_REFRESH, "PT0.999S", "PT1S", "P1D", "PT24H0.001S"),
                arguments(Property.KEY_COOL_DOWN, "PT0.999S", "PT1S", "PT1H", "PT1H0.001S"),
                arguments(Property.KEY_TRUST, "PT59.999S", "PT1M", "P30D", "P30DT0.001S"));
    }

    @Test
    void wantsTrustToOutlastTheRefresh() {
        assertThat(problems(MapSource.remote().with(Property.KEY_TRUST, "PT5M")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.name()).isEqualTo(Property.KEY_TRUST.key());
                    assertThat(problem.value()).isEqualTo("PT5M");
                    assertThat(problem.accepted()).contains(Property.KEY_REFRESH.key(), "PT5M");
                });
        assertThat(problems(MapSource.remote().with(Property.KEY_TRUST, "PT4M59S")))
                .hasSize(1);
        assertThat(MapSource.remote().with(Property.KEY_TRUST, "PT5M1S").read()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.publickey.algorithm,RS512",
        "mp.jwt.verify.publickey.algorithm,rs256",
        "mp.jwt.verify.publickey.algorithm,none",
        "mp.jwt.token.header,Cookie",
        "jwt.filter.enabled,yes",
        "jwt.filter.enabled,TRUE",
        "jwt.filter.audience.required,no",
        "jwt.filter.token.types,any",
        "jwt.filter.anonymous,true"
    })
    void takesNoOtherWord(String name, String value) {
        assertThat(problems(MapSource.valid().with(name, value)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.name()).isEqualTo(name);
                    assertThat(problem.value()).isEqualTo(value);
                    assertThat(problem.accepted()).startsWith("accepted: ");
                });
    }

    @Test
    void boundsTheRealm() {
        assertThat(MapSource.valid().with(Property.REALM, "r".repeat(100)).read())
                .isNotNull();
        for (String realm : List.of("r".repeat(101), "a\"b", "a\\b", "\u00e9")) {
            assertThat(problems(MapSource.valid().with(Property.REALM, realm)))
                    .extracting(Problem::name)
                    .containsExactly(Property.REALM.key());
        }
    }

    @Test
    void reportsAllProblemsAtOnce() {
        ConfigException refused = refusal(MapSource.empty()
                .with(Property.CLOCK_SKEW, "301")
                .with(Property.REALM, "a\"b")
                .with("jwt.filter.relm", "x")
                .with(Property.TOKEN_COOKIE, "Bearer"));

        assertThat(refused.problems())
                .extracting(Problem::name)
                .containsExactlyInAnyOrder(
                        "mp.jwt.verify.issuer",
                        "mp.jwt.verify.audiences",
                        "mp.jwt.verify.publickey and mp.jwt.verify.publickey.location",
                        "mp.jwt.verify.clock.skew",
                        "jwt.filter.realm",
                        "jwt.filter.relm",
                        "mp.jwt.token.cookie");
        assertThat(refused)
                .hasMessageStartingWith("jwt-filter is not configured correctly (7 problems):\n  - ")
                .hasMessageContaining("\n  - mp.jwt.verify.issuer = (not set): accepted: the exact iss of the tokens")
                .hasMessageContaining("\n  - mp.jwt.verify.clock.skew = 301: accepted: whole seconds, 0 to 300");
    }

    @Test
    void countsASingleProblemAsOne() {
        assertThat(refusal(MapSource.valid().without(Property.ISSUER))).hasMessageContaining("(1 problem):");
    }

    @Test
    void needsTheWordThatTokensForAnybodyAreAccepted() {
        assertThat(problems(MapSource.valid().without(Property.AUDIENCES)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.accepted()).contains("jwt.filter.audience.required = false"));
        assertThat(problems(MapSource.valid().with(Property.AUDIENCES, " , "))).hasSize(1);
        assertThat(problems(MapSource.valid().with(Property.AUDIENCES, ",").with(Property.AUDIENCE_REQUIRED, "false")))
                .as("a slip")
                .hasSize(1);
        assertThat(MapSource.valid()
                        .with(Property.AUDIENCE_REQUIRED, "false")
                        .read()
                        .rules()
                        .audiences())
                .isEqualTo(Optional.of(Set.of("orders")));
    }

    @Test
    void needsExactlyOneSourceOfKeys() {
        MapSource both = MapSource.valid().with(Property.PUBLIC_KEY_LOCATION, "keys.pem");
        MapSource neither = MapSource.valid().without(Property.PUBLIC_KEY);

        assertThat(problems(both)).singleElement().extracting(Problem::value).isEqualTo("set together");
        assertThat(problems(neither)).singleElement().extracting(Problem::value).isEqualTo("(not set)");
    }

    @Test
    void showsNoKeyThatWasPutInTheWrongPlace() {
        String secret = TestKeys.privatePem(TestKeys.ISSUER);
        String bare = secret.replaceAll("-----[^-]+-----|\\s", "");
        String part = bare.substring(100, 120);

        for (Property property : List.of(Property.PUBLIC_KEY, Property.PUBLIC_KEY_LOCATION)) {
            for (String text : List.of(secret, bare, "{\"kty\":\"RSA\",\"d\":\"" + bare + "\"}")) {
                ConfigException refused =
                        refusal(MapSource.valid().without(Property.PUBLIC_KEY).with(property, text));
                assertThat(refused).hasMessageNotContaining(part).hasMessageNotContaining("BEGIN PRIVATE");
                assertThat(refused.problems()).extracting(Problem::value).containsExactly("(not shown)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jwt.filter.",
                "jwt.filter.relm",
                "jwt.filter.Realm",
                "jwt.filter.realm.x",
                "JWT_FILTER_RELM",
                "JWT_FILTER_",
                "mp.jwt.verify.isuer",
                "mp.jwt.token.headers",
                "mp.jwt.decrypt.key",
                "MP_JWT_VERIFY_AUDIENCE"
            })
    void takesAnUnknownNameOfOursForASlip(String name) {
        assertThat(problems(MapSource.valid().with(name, "secret")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.name()).isEqualTo(name);
                    assertThat(problem.value()).isEqualTo("(not shown)");
                    assertThat(problem.accepted()).contains("jwt.filter.realm", "jwt.filter.key.trust");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JWT_FILTER_REALM",
                "JWT_FILTER_KEY_COOL_DOWN",
                "JWT_FILTER_ENABLED",
                "PATH",
                "mp.jwt.tck.jwks.baseURL",
                "MP_JWT_VERIFY_ISSUER",
                "jwt.filters",
                "jwt.filter",
                "jwtfilter.x"
            })
    void takesNoNotOfOtherNames(String name) {
        assertThat(MapSource.valid().with(name, "x").read()).isNotNull();
    }

    @Test
    void isWantedWhereAnyOfItsNamesIsSet() {
        assertThat(ConfigReader.isWanted(MapSource.empty())).isFalse();
        assertThat(ConfigReader.isWanted(MapSource.empty().with("other", "x"))).isFalse();
        for (Property property : Property.values()) {
            assertThat(ConfigReader.isWanted(MapSource.empty().with(property, "x")))
                    .as(property.key())
                    .isTrue();
        }
        assertThat(ConfigReader.isWanted(MapSource.empty().with("jwt.filter.relm", "x")))
                .isTrue();
        assertThat(ConfigReader.isWanted(MapSource.empty().with("JWT_FILTER_RELM", "x")))
                .isTrue();
        assertThat(ConfigReader.isWanted(MapSource.empty().with(Property.ENABLED, "true")))
                .isTrue();
    }

    @Test
    void isNotWantedWhereTheDeployerSaysSo() {
        assertThat(ConfigReader.isWanted(MapSource.valid().with(Property.ENABLED, "false")))
                .isFalse();
        // Anything but that word is no way to be left unguarded by a slip.
        assertThat(ConfigReader.isWanted(MapSource.valid().with(Property.ENABLED, "False")))
                .isTrue();
        assertThat(ConfigReader.isWanted(MapSource.valid().with(Property.ENABLED, " ")))
                .isTrue();
    }

    private static MapSource bounded(Property property, String value) {
        return MapSource.remote()
                .with(Property.KEY_REFRESH, "PT1S")
                .with(Property.KEY_TRUST, "P30D")
                .with(property, value);
    }

    private static void hasOneValue(Property property, String value) {
        assertThat(MapSource.valid().with(property, value).read())
                .isEqualTo(MapSource.valid().read());
        assertThat(problems(MapSource.valid().with(property, value + "x"))).hasSize(1);
    }

    private static RemoteKeys.Timing timing(JwtConfig config) {
        return ((JwtConfig.Keys.At) config.keys()).timing();
    }

    private static Object given(JwtConfig config) {
        return ((JwtConfig.Keys.Given) config.keys()).snapshot().keys().get(0).key();
    }

    private static List<Problem> problems(MapSource source) {
        return refusal(source).problems();
    }

    private static ConfigException refusal(MapSource source) {
        ConfigException refused = catchThrowableOfType(ConfigException.class, source::read);
        assertThat(refused).isNotNull();
        return refused;
    }
}
