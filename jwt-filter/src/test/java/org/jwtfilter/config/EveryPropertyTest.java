// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.jwtfilter.caller.ClaimPath;
import org.jwtfilter.caller.Preset;
import org.jwtfilter.caller.RoleRule;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeyTiming;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.status.StatusPlace;
import org.jwtfilter.status.StatusRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.MalformedRequestException;
import org.jwtfilter.wire.PathPattern;
import org.jwtfilter.wire.TestHead;
import org.jwtfilter.wire.WebOrigin;

/** Each property, said and read back, for the first issuer and for a further one. */
final class EveryPropertyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private static Path folder;

    /**
     * How a property is read back.
     *
     * @param words what is said: the property's value, and what it needs beside it; empty for what must not be said
     * @param seen what can be seen of it; of an issuer's words, at the issuer of this position
     * @param expected what is seen then, and not otherwise
     */
    private record Reading(Map<Property, String> words, BiFunction<MapSource, Integer, Object> seen, Object expected) {}

    @ParameterizedTest
    @EnumSource
    void isReadBack(Property property) throws Exception {
        Reading reading = reading(property);
        MapSource source = MapSource.remote().withPartner();
        assertThat(reading.seen.apply(source, 0)).as("without it").isNotEqualTo(reading.expected);

        reading.words.forEach(source::with);

        assertThat(reading.seen.apply(source, 0)).isEqualTo(reading.expected);
        if (property.ofIssuer()) {
            assertThat(reading.seen.apply(source, 1)).as("the other issuer").isNotEqualTo(reading.expected);
        }
    }

    @ParameterizedTest
    @MethodSource
    void isReadBackForAFurtherIssuer(Property property) throws Exception {
        Reading reading = reading(property);
        MapSource source = MapSource.remote().withPartner();

        reading.words.forEach(source::withPartner);

        assertThat(reading.seen.apply(source, 1)).isEqualTo(reading.expected);
        assertThat(reading.seen.apply(source, 0)).as("the other issuer").isNotEqualTo(reading.expected);
    }

    static Stream<Property> isReadBackForAFurtherIssuer() {
        return Stream.of(Property.values())
                .filter(property -> property.keyFor(MapSource.PARTNER).isPresent());
    }

    /** No default branch: a new property does not compile here until somebody says how it is read back. */
    private static Reading reading(Property property) throws Exception {
        return switch (property) {
            case ISSUER -> issuer(property, "me", issuer -> issuer.rules().issuer(), "me");
            case PUBLIC_KEY ->
                issuer(
                        Map.of(property, TestKeys.pem(TestKeys.ISSUER), Property.PUBLIC_KEY_LOCATION, ""),
                        issuer -> issuer.keys() instanceof JwtConfig.Keys.Given given
                                ? given.snapshot().keys().get(0).key()
                                : "none",
                        TestKeys.ISSUER.getPublic());
            case PUBLIC_KEY_LOCATION ->
                issuer(
                        property,
                        "https://keys.example.org/a?b=c",
                        issuer -> at(issuer).uri(),
                        URI.create("https://keys.example.org/a?b=c"));
            case PUBLIC_KEY_ALGORITHM ->
                issuer(property, "ES256", issuer -> issuer.rules().algorithms(), List.of(SignatureAlgorithm.ES256));
            case ALGORITHMS ->
                issuer(
                        property,
                        "PS384, RS256",
                        issuer -> issuer.rules().algorithms(),
                        List.of(SignatureAlgorithm.PS384, SignatureAlgorithm.RS256));
            case AUDIENCES ->
                issuer(property, " a ,b,, c", issuer -> issuer.rules().audiences(), Optional.of(Set.of("a", "b", "c")));
            case AUDIENCE_REQUIRED ->
                issuer(
                        Map.of(property, "false", Property.AUDIENCES, ""),
                        issuer -> issuer.rules().audiences(),
                        Optional.empty());
            case TOKEN_TYPES ->
                issuer(property, "rfc9068", issuer -> issuer.rules().types(), TokenTypes.RFC_9068);
            case TOKEN_AGE ->
                issuer(property, "60", issuer -> issuer.rules().maxAge(), Optional.of(Duration.ofMinutes(1)));
            case CLOCK_SKEW -> issuer(property, "7", issuer -> issuer.rules().clockSkew(), Duration.ofSeconds(7));
            case TRUSTED_UNTIL ->
                issuer(
                        property,
                        "2027-01-31T00:00:00Z",
                        issuer -> issuer.rules().trustedUntil(),
                        Optional.of(Instant.parse("2027-01-31T00:00:00Z")));
            case PRESET -> issuer(property, "entra", JwtConfig.Issuer::caller, Preset.ENTRA.rules(Optional.empty()));
            case PRESET_CLIENT ->
                issuer(
                        Map.of(property, "my.client", Property.PRESET, "keycloak"),
                        JwtConfig.Issuer::caller,
                        Preset.KEYCLOAK.rules(Optional.of("my.client")));
            case CALLER_NAME ->
                issuer(property, "email, sub", issuer -> issuer.caller().names(), ClaimPath.parseList("email, sub"));
            case ROLES ->
                issuer(
                        property,
                        "a.b, scope as SCOPE_*",
                        issuer -> issuer.caller().roles(),
                        RoleRule.parseList("a.b, scope as SCOPE_*"));
            case ROLES_RENAME ->
                issuer(
                        property,
                        "a:b, a:c",
                        issuer -> issuer.caller().renames().table(),
                        Map.of("a", Set.of("b", "c")));
            case KEY_REFRESH ->
                issuer(property, "PT7S", issuer -> timing(issuer).refresh(), Duration.ofSeconds(7));
            case KEY_COOL_DOWN ->
                issuer(property, "PT7S", issuer -> timing(issuer).coolDown(), Duration.ofSeconds(7));
            case KEY_TRUST -> issuer(property, "PT7H", issuer -> timing(issuer).trust(), Duration.ofHours(7));
            case KEY_RSA_MIN_BITS ->
                issuer(
                        Map.of(
                                property,
                                "1024",
                                Property.PUBLIC_KEY,
                                TestKeys.pem(TestKeys.SHORT),
                                Property.PUBLIC_KEY_LOCATION,
                                ""),
                        issuer -> issuer.keys() instanceof JwtConfig.Keys.Given given
                                ? given.snapshot().keys().get(0).key()
                                : "none",
                        TestKeys.SHORT.getPublic());
            case STATUS -> status(Map.of(property, "required"), StatusRules::required, true);
            case STATUS_LOCATION ->
                status(
                        Map.of(
                                property,
                                "https://lists.example.org/a, http://localhost:1",
                                Property.STATUS,
                                "optional"),
                        StatusRules::places,
                        List.of(
                                new StatusPlace("https://lists.example.org/a/"),
                                new StatusPlace("http://localhost:1/")));
            case STATUS_POLL ->
                status(Map.of(property, "PT7S", Property.STATUS, "optional"), StatusRules::poll, Duration.ofSeconds(7));
            case STATUS_TRUST ->
                status(
                        Map.of(property, "PT7M", Property.STATUS, "optional"),
                        StatusRules::trust,
                        Duration.ofMinutes(7));
            case STATUS_STALE ->
                status(Map.of(property, "allow", Property.STATUS, "optional"), StatusRules::allowStale, true);
            case ISSUERS ->
                new Reading(
                        Map.of(property, "partner, other"),
                        (source, at) -> refused(source),
                        List.of(
                                "jwt.filter.issuer.other.issuer",
                                "jwt.filter.issuer.other.audiences",
                                "jwt.filter.issuer.other.publickey and jwt.filter.issuer.other.publickey.location"));
            case DECRYPT_KEY_LOCATION -> {
                Path file = Files.writeString(folder.resolve("own.pem"), TestKeys.privatePem(TestKeys.STRANGER));
                yield all(
                        property, file.toString(), config -> config.decrypter().isPresent(), true);
            }
            case DECRYPT_KEY_ALGORITHM -> refused(property, "RSA1_5");
            case TOKEN_HEADER ->
                all(property, "Cookie", config -> config.finder().vary(), "Cookie");
            case TOKEN_COOKIE ->
                new Reading(
                        Map.of(property, "__Host-token", Property.TOKEN_FROM, "cookie"),
                        (source, at) -> tokenIn(source.read(), "__Host-token"),
                        true);
            case TOKEN_FROM ->
                all(property, "cookie, header", config -> config.finder().vary(), "Cookie, Authorization");
            case COOKIE_ORIGINS ->
                all(
                        property,
                        "https://app.example.org, http://localhost:3000",
                        config -> config.crossSite().allowed(),
                        Set.of(new WebOrigin("https", "app.example.org"), new WebOrigin("http", "localhost:3000")));
            case OUTGOING_HOSTS ->
                all(
                        property,
                        "stock.example.org:8443",
                        config -> config.outgoing().allow(URI.create("https://stock.example.org:8443/x")),
                        true);
            case PATHS_INCLUDE ->
                all(
                        property,
                        "/api/*, /x",
                        config -> config.paths().included(),
                        List.of(new PathPattern("/api/*"), new PathPattern("/x")));
            case PATHS_EXCLUDE ->
                all(property, "/health", config -> config.paths().excluded(), List.of(new PathPattern("/health")));
            case ENABLED ->
                new Reading(Map.of(property, "false"), (source, at) -> ConfigReader.isWanted(source), false);
            case HOOK -> all(property, "module", JwtConfig::hook, Hook.MODULE);
            case REALM -> all(property, "shop", JwtConfig::challenge, new Challenge("shop"));
            case ANONYMOUS -> all(property, "allow", JwtConfig::anonymousAllowed, true);
            case CACHE_SIZE -> all(property, "17", JwtConfig::cacheSize, 17);
            case PROVIDER ->
                all(property, "SunRsaSign", config -> config.provider() == CryptoProvider.JDK ? "the JDK" : "it", "it");
        };
    }

    private static boolean tokenIn(JwtConfig config, String cookie) {
        try {
            return config.finder()
                    .find(new TestHead().with("Cookie", cookie + "=a.b.c"))
                    .isPresent();
        } catch (MalformedRequestException e) {
            return false;
        }
    }

    private static Reading issuer(
            Property property, String value, Function<JwtConfig.Issuer, Object> seen, Object expected) {
        return issuer(Map.of(property, value), seen, expected);
    }

    private static Reading issuer(
            Map<Property, String> words, Function<JwtConfig.Issuer, Object> seen, Object expected) {
        return new Reading(
                words, (source, at) -> seen.apply(source.read().issuers().get(at)), expected);
    }

    private static Reading status(Map<Property, String> words, Function<StatusRules, Object> seen, Object expected) {
        return issuer(words, issuer -> issuer.status().map(seen).orElse("none"), expected);
    }

    private static Reading all(Property property, String value, Function<JwtConfig, Object> seen, Object expected) {
        return new Reading(Map.of(property, value), (source, at) -> seen.apply(source.read()), expected);
    }

    /** For what has but one value, or none, or is read back elsewhere. */
    private static Reading refused(Property property, String value) {
        return new Reading(Map.of(property, value), (source, at) -> refused(source), List.of(property.key()));
    }

    private static List<String> refused(MapSource source) {
        try {
            source.read();
            return List.of();
        } catch (ConfigException e) {
            return e.problems().stream().map(Problem::name).toList();
        }
    }

    private static JwtConfig.Keys.At at(JwtConfig.Issuer issuer) {
        return (JwtConfig.Keys.At) issuer.keys();
    }

    private static KeyTiming timing(JwtConfig.Issuer issuer) {
        return at(issuer).timing();
    }

    @ParameterizedTest
    @MethodSource
    void isBounded(Property property, String under, String least, String most, String over) {
        for (String good : List.of(least, most)) {
            assertThat(bounded().with(property, good).read()).as(good).isNotNull();
        }
        for (String bad : List.of(under, over, "x", "1.5", "PT", "1 0", "-1", "99999999999999999999")) {
            assertThat(bounded().with(property, bad).problems())
                    .as(bad)
                    .containsExactly(new Problem(property.key(), bad, "accepted: " + property.accepted()));
        }
        if (property.ofIssuer()) {
            assertThat(bounded().withPartner(property, most).read()).isNotNull();
            String name = property.keyFor(MapSource.PARTNER).orElseThrow();
            assertThat(bounded().withPartner(property, over).problems())
                    .containsExactly(new Problem(name, over, "accepted: " + property.accepted()));
        }
    }

    static Stream<Arguments> isBounded() {
        return Stream.of(
                arguments(Property.CLOCK_SKEW, "-1", "0", "300", "301"),
                arguments(Property.TOKEN_AGE, "0", "1", "31536000", "31536001"),
                arguments(Property.KEY_REFRESH, "PT0.999S", "PT1S", "P1D", "PT24H0.001S"),
                arguments(Property.KEY_COOL_DOWN, "PT0.999S", "PT1S", "PT1H", "PT1H0.001S"),
                arguments(Property.KEY_TRUST, "PT59.999S", "PT1M", "P30D", "P30DT0.001S"),
                arguments(Property.STATUS_POLL, "PT0.999S", "PT1S", "PT1H", "PT1H0.001S"),
                arguments(Property.STATUS_TRUST, "PT0.999S", "PT1M", "P1D", "P1DT0.001S"),
                arguments(Property.KEY_RSA_MIN_BITS, "1023", "1024", "16384", "16385"),
                arguments(Property.CACHE_SIZE, "1", "2", "1000000", "1000001"),
                arguments(Property.CACHE_SIZE, "-2", "0", "0", "1"));
    }

    /** The refresh must be shorter than the trust; so it is as short as can be while these are tested. */
    private static MapSource bounded() {
        return MapSource.remote()
                .withPartner()
                .with(Property.KEY_REFRESH, "PT1S")
                .with(Property.KEY_TRUST, "P30D")
                .with(Property.STATUS_TRUST, "P1D")
                .withPartner(Property.STATUS_TRUST, "P1D")
                .withPartner(Property.KEY_REFRESH, "PT1S")
                .withPartner(Property.KEY_TRUST, "P30D");
    }
}
