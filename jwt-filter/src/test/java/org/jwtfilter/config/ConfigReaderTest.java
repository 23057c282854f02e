// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.caller.CallerRules;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.KeyTiming;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.wire.Challenge;

final class ConfigReaderTest {
    @Test
    void hasStrictDefaults() {
        JwtConfig config = MapSource.remote().read();

        assertThat(config.issuers()).singleElement().satisfies(issuer -> {
            assertThat(issuer.rules())
                    .isEqualTo(new TokenRules(
                            "https://login.example.org",
                            Optional.of(Set.of("orders")),
                            List.of(SignatureAlgorithm.RS256),
                            TokenTypes.MP_JWT,
                            Duration.ofSeconds(30),
                            Optional.empty(),
                            Optional.empty()));
            assertThat(issuer.caller()).isEqualTo(CallerRules.MP_JWT);
            assertThat(timing(issuer))
                    .isEqualTo(new KeyTiming(
                            Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofDays(1), Duration.ofSeconds(2)));
        });
        assertThat(config.decrypter()).isEmpty();
        assertThat(config.provider()).isSameAs(CryptoProvider.JDK);
        assertThat(config.cacheSize()).isEqualTo(10_000);
        assertThat(config.challenge()).isEqualTo(new Challenge("jwt"));
        assertThat(config.anonymousAllowed()).isFalse();
    }

    @Test
    void hasTheSameDefaultsForAFurtherIssuer() {
        List<JwtConfig.Issuer> issuers = MapSource.remote().withPartner().read().issuers();

        assertThat(issuers.get(1).rules())
                .usingRecursiveComparison()
                .ignoringFields("issuer")
                .isEqualTo(issuers.get(0).rules());
        assertThat(issuers.get(1).rules().issuer()).isEqualTo("https://partner.example.com");
        assertThat(issuers.get(1).caller()).isEqualTo(issuers.get(0).caller());
        assertThat(timing(issuers.get(1))).isEqualTo(timing(issuers.get(0)));
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
                        .usingRecursiveComparison()
                        .isEqualTo(silent);
            }
        }
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
        "mp.jwt.token.header,cookie",
        "jwt.filter.enabled,yes",
        "jwt.filter.enabled,TRUE",
        "jwt.filter.audience.required,no",
        "jwt.filter.token.types,MP-JWT",
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
                .with(Property.ISSUERS, "partner")
                .with(Property.CLOCK_SKEW, "301")
                .with(Property.REALM, "a\"b")
                .with(Property.ALGORITHMS, "none")
                .with(Property.PRESET, "google")
                .with(Property.CACHE_SIZE, "1")
                .with(Property.PROVIDER, "Nobody")
                .with(Property.DECRYPT_KEY_LOCATION, "missing.pem")
                .with("jwt.filter.relm", "x")
                .with(Property.TOKEN_COOKIE, "Bearer;")
                .withPartner(Property.ISSUER, "https://partner.example.com")
                .withPartner(Property.AUDIENCES, "orders")
                .withPartner(Property.PUBLIC_KEY_LOCATION, "missing.pem")
                .withPartner(Property.CLOCK_SKEW, "302")
                .withPartner(Property.ROLES, "a..b"));

        assertThat(refused.problems())
                .extracting(Problem::name)
                .containsExactlyInAnyOrder(
                        "mp.jwt.verify.issuer",
                        "mp.jwt.verify.audiences",
                        "mp.jwt.verify.publickey and mp.jwt.verify.publickey.location",
                        "mp.jwt.verify.clock.skew",
                        "jwt.filter.realm",
                        "jwt.filter.algorithms",
                        "jwt.filter.preset",
                        "jwt.filter.cache.size",
                        "jwt.filter.provider",
                        "mp.jwt.decrypt.key.location",
                        "jwt.filter.relm",
                        "mp.jwt.token.cookie",
                        "jwt.filter.issuer.partner.publickey.location",
                        "jwt.filter.issuer.partner.clock.skew",
                        "jwt.filter.issuer.partner.roles");
        assertThat(refused)
                .hasMessageStartingWith("jwt-filter is not configured correctly (15 problems):\n  - ")
                .hasMessageContaining("\n  - mp.jwt.verify.issuer = (not set): accepted: the exact iss of the tokens")
                .hasMessageContaining("\n  - mp.jwt.verify.clock.skew = 301: accepted: whole seconds, 0 to 300")
                .hasMessageContaining(
                        "\n  - jwt.filter.issuer.partner.clock.skew = 302: accepted: whole seconds, 0 to 300");
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
                        .issuers()
                        .get(0)
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
        for (KeyPair pair : List.of(TestKeys.ISSUER, TestKeys.ec())) {
            String secret = TestKeys.privatePem(pair);
            String bare = secret.replaceAll("-----[^-]+-----|\\s", "");
            String part = bare.substring(60, 80);
            for (Property property :
                    List.of(Property.PUBLIC_KEY, Property.PUBLIC_KEY_LOCATION, Property.DECRYPT_KEY_LOCATION)) {
                for (String text : List.of(secret, bare, "{\"kty\":\"RSA\",\"d\":\"" + bare + "\"}")) {
                    MapSource source = property == Property.DECRYPT_KEY_LOCATION
                            ? MapSource.valid()
                            : MapSource.valid().without(Property.PUBLIC_KEY);
                    ConfigException refused = source.with(property, text).refusal();
                    assertThat(refused).hasMessageNotContaining(part).hasMessageNotContaining("BEGIN PRIVATE");
                    assertThat(refused.problems()).extracting(Problem::value).containsExactly("(not shown)");
                }
            }
        }
    }

    @Test
    void showsNoSharedSecretThatWasPutInThePlaceOfALocation() {
        for (String secret : List.of(
                "c2VjcmV0LW9mLTMyLWJ5dGVzLWZvci1IUzI1Ni0xMjM",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")) {
            Problem problem = MapSource.remote()
                    .with(Property.ALGORITHMS, "HS256")
                    .with(Property.PUBLIC_KEY_LOCATION, secret)
                    .problem();
            assertThat(problem.toString()).contains("(not shown)").doesNotContain(secret);
        }
        String secret = "{\"kty\":\"oct\",\"k\":\"c2hvcnQ\"}";
        assertThat(MapSource.valid()
                        .with(Property.ALGORITHMS, "HS256")
                        .with(Property.PUBLIC_KEY, secret)
                        .problem()
                        .toString())
                .doesNotContain("c2hvcnQ");
    }

    @Test
    void showsALocationThatIsNoKey() {
        String location = "/opt/orders/configuration/of/the/keys/public.pem";

        assertThat(MapSource.remote()
                        .with(Property.PUBLIC_KEY_LOCATION, location)
                        .problem()
                        .value())
                .isEqualTo(location);
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

    private static KeyTiming timing(JwtConfig.Issuer issuer) {
        return ((JwtConfig.Keys.At) issuer.keys()).timing();
    }

    private static List<Problem> problems(MapSource source) {
        return source.problems();
    }

    private static ConfigException refusal(MapSource source) {
        return source.refusal();
    }

    @Test
    void doesNotRepeatAKeyThatWasPastedToAnotherName() {
        String key = TestKeys.pem(TestKeys.STRANGER);
        String bare = key.replaceAll("-----[^-]+-----|\\s", "");

        for (Property property : List.of(Property.ALGORITHMS, Property.ISSUERS, Property.TOKEN_AGE)) {
            for (String pasted : List.of(key, bare, "RS256, " + bare, bare.substring(0, 40))) {
                assertThat(MapSource.valid().with(property, pasted).problem().toString())
                        .contains(property.key())
                        .doesNotContain(bare.substring(0, 40));
            }
        }
    }
}
