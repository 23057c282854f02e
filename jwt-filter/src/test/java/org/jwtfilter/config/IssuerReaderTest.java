// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.caller.CallerRules;
import org.jwtfilter.caller.ClaimPath;
import org.jwtfilter.caller.Preset;
import org.jwtfilter.caller.RoleNames;
import org.jwtfilter.caller.RoleRule;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.token.TokenTypes;

/** What can be said of an issuer: algorithms, types, its end, names and roles. */
final class IssuerReaderTest {
    @Test
    void keepsTheOrderOfTheAlgorithms() {
        assertThat(algorithms("PS512, ES256,RS256"))
                .containsExactly(SignatureAlgorithm.PS512, SignatureAlgorithm.ES256, SignatureAlgorithm.RS256);
    }

    @Test
    void takesEveryAlgorithmThatItsTableNames() {
        assertThat(algorithms("RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA"))
                .hasSize(10);
        assertThat(algorithms("HS256, HS384, HS512")).hasSize(3);
    }

    @Test
    void widensTheAgeByTheSkewOnlyWhereThatIsSet() {
        MapSource aged = MapSource.remote().with(Property.TOKEN_AGE, "4");

        assertThat(aged.readFirst().rules().maxAge()).contains(Duration.ofSeconds(4));
        assertThat(aged.with(Property.CLOCK_SKEW, "0").readFirst().rules().maxAge())
                .contains(Duration.ofSeconds(4));
        assertThat(aged.with(Property.CLOCK_SKEW, "30").readFirst().rules().maxAge())
                .contains(Duration.ofSeconds(34));
    }

    @Test
    void takesBothNamesOfEdDsa() {
        assertThat(algorithms("Ed25519")).containsExactly(SignatureAlgorithm.EDDSA);
        assertThat(algorithms("EdDSA,Ed25519, EdDSA")).containsExactly(SignatureAlgorithm.EDDSA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none          | there is no algorithm none",
                "RS256,none    | there is no algorithm none",
                "rs256         | there is no algorithm rs256",
                "RS256;PS256   | there is no algorithm RS256;PS256",
                "Ed448         | there is no algorithm Ed448",
                "HS256,RS256   | HS algorithms go with no others",
                "EdDSA, HS512  | HS algorithms go with no others",
                "," + "            | there is no algorithm between the commas"
            })
    void takesNoOtherAlgorithms(String value, String reason) {
        assertThat(MapSource.remote().with(Property.ALGORITHMS, value).problem())
                .isEqualTo(new Problem(
                        "jwt.filter.algorithms", value, "accepted: " + Property.ALGORITHMS.accepted() + "; " + reason));
        assertThat(MapSource.remote()
                        .withPartner()
                        .withPartner(Property.ALGORITHMS, value)
                        .problem()
                        .name())
                .isEqualTo("jwt.filter.issuer.partner.algorithms");
    }

    @Test
    void takesTheStandardsWordForTheAlgorithmUnlessOursIsThere() {
        MapSource source = MapSource.remote().with(Property.PUBLIC_KEY_ALGORITHM, "ES256");

        assertThat(source.readFirst().rules().algorithms()).containsExactly(SignatureAlgorithm.ES256);
        source.with(Property.PUBLIC_KEY_ALGORITHM, "RS256");
        assertThat(source.readFirst().rules().algorithms()).containsExactly(SignatureAlgorithm.RS256);
        source.with(Property.PUBLIC_KEY_ALGORITHM, "ES256").with(Property.ALGORITHMS, "PS256");
        assertThat(source.readFirst().rules().algorithms()).containsExactly(SignatureAlgorithm.PS256);
        source.with(Property.PUBLIC_KEY_ALGORITHM, "none");
        assertThat(source.problem().name()).isEqualTo("mp.jwt.verify.publickey.algorithm");
    }

    @Test
    void leavesTheStandardsWordForTheAlgorithmToTheFirstIssuer() {
        List<JwtConfig.Issuer> issuers = MapSource.remote()
                .withPartner()
                .with(Property.PUBLIC_KEY_ALGORITHM, "ES256")
                .read()
                .issuers();

        assertThat(issuers.get(0).rules().algorithms()).containsExactly(SignatureAlgorithm.ES256);
        assertThat(issuers.get(1).rules().algorithms()).containsExactly(SignatureAlgorithm.RS256);
    }

    @Test
    void knowsThreeProfilesOfTypes() {
        assertThat(types("mp-jwt")).isEqualTo(TokenTypes.MP_JWT);
        assertThat(types("rfc9068")).isEqualTo(TokenTypes.RFC_9068);
        assertThat(types("lenient")).isEqualTo(TokenTypes.LENIENT);
    }

    @Test
    void takesAListOfTypesInAnyCaseAndWithTheirLongNames() {
        assertThat(types("JWT, application/at+jwt,, vnd.example.v1+jwt"))
                .isEqualTo(new TokenTypes(Set.of("jwt", "at+jwt", "vnd.example.v1+jwt"), false, List.of("exp")));
    }

    @Test
    void boundsTheLengthOfAType() {
        assertThat(types("t".repeat(126)).accepted()).hasSize(1);
        assertThat(types("t".repeat(127)).accepted()).hasSize(1);
        assertThat(MapSource.remote()
                        .with(Property.TOKEN_TYPES, "t".repeat(128))
                        .problem()
                        .name())
                .isEqualTo("jwt.filter.token.types");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                " , ,",
                "a b",
                "+jwt",
                "application/",
                "text/jwt",
                "MP-JWT",
                "mp-jwt,jwt",
                "jwt, rfc9068",
                "Lenient",
                "application/lenient"
            })
    void takesNoOtherTypes(String value) {
        assertThat(MapSource.remote().with(Property.TOKEN_TYPES, value).problem())
                .satisfies(problem -> {
                    assertThat(problem.name()).isEqualTo("jwt.filter.token.types");
                    assertThat(problem.accepted())
                            .startsWith("accepted: " + Property.TOKEN_TYPES.accepted() + "; there is no type ");
                });
    }

    @Test
    void knowsUntilWhenAnIssuerIsTrusted() {
        assertThat(MapSource.remote()
                        .with(Property.TRUSTED_UNTIL, "2027-01-31T00:00:00.5Z")
                        .readFirst()
                        .rules()
                        .trustedUntil())
                .contains(Instant.parse("2027-01-31T00:00:00.5Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-31", "2027-01-31T00:00:00", "2027-02-30T00:00:00Z", "1800000000", "never"})
    void takesNoOtherInstant(String value) {
        assertThat(MapSource.remote().with(Property.TRUSTED_UNTIL, value).problem())
                .isEqualTo(new Problem(
                        "jwt.filter.trusted-until", value, "accepted: " + Property.TRUSTED_UNTIL.accepted()));
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryPreset(Preset preset) {
        assertThat(caller(MapSource.remote().with(Property.PRESET, preset.key())))
                .isEqualTo(preset.rules(Optional.empty()));
        assertThat(Property.PRESET.accepted()).contains(preset.key());
    }

    @Test
    void takesNoOtherPreset() {
        for (String value : List.of("KEYCLOAK", "google", "mp_jwt", "entra,okta")) {
            assertThat(MapSource.remote().with(Property.PRESET, value).problem())
                    .isEqualTo(new Problem("jwt.filter.preset", value, "accepted: " + Property.PRESET.accepted()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesAClientWhereThePresetDoes(Preset preset) {
        MapSource source =
                MapSource.remote().with(Property.PRESET, preset.key()).with(Property.PRESET_CLIENT, "my.client");
        if (preset.takesClient()) {
            assertThat(caller(source).roles()).contains(RoleRule.parse("resource_access[\"my.client\"].roles"));
        } else {
            assertThat(source.problem())
                    .isEqualTo(new Problem(
                            "jwt.filter.preset.client",
                            "my.client",
                            "accepted: " + Property.PRESET_CLIENT.accepted() + "; the preset " + preset.key()
                                    + " takes no client"));
        }
    }

    @Test
    void putsWhatIsSaidInThePlaceOfWhatThePresetSays() {
        CallerRules rules = caller(MapSource.remote()
                .with(Property.PRESET, "keycloak")
                .with(Property.ROLES, "groups, [\"https://example.org/roles\"], scope as SCOPE_*")
                .with(Property.ROLES_RENAME, "boss:admin, \"read:orders\":clerk"));

        assertThat(rules)
                .isEqualTo(new CallerRules(
                        Preset.KEYCLOAK.rules(Optional.empty()).names(),
                        RoleRule.parseList("groups, [\"https://example.org/roles\"], scope as SCOPE_*"),
                        RoleNames.parse("boss:admin, \"read:orders\":clerk")));
        assertThat(caller(MapSource.remote().with(Property.PRESET, "entra").with(Property.CALLER_NAME, "oid")))
                .isEqualTo(Preset.ENTRA.rules(Optional.empty()).withNames(ClaimPath.parseList("oid")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "caller.name  | upn,         | position 5: the end where a name",
                "caller.name  | a..b         | position 3: '.' where a name",
                "roles        | scope        | scope holds words separated by spaces; accepted: scope as SCOPE_*",
                "roles        | groups as    | position 10: the end where",
                "roles        | groups as x  | position 12: the end where a prefix and *",
                "roles        | a/b          | position 2: '/' where a dot",
                "roles.rename | boss         | position 5: the end where a colon was expected",
                "roles.rename | a:b, a:b     | the entry that renames \"a\" to \"b\" is there twice",
                "roles.rename | read:orders:x| position 12: ':' where a comma or the end"
            })
    void saysWhatIsWrongWithARule(String word, String value, String reason) {
        Problem first = MapSource.remote().with("jwt.filter." + word, value).problem();
        Problem further = MapSource.remote()
                .withPartner()
                .with("jwt.filter.issuer.partner." + word, value)
                .problem();

        assertThat(first.name()).isEqualTo("jwt.filter." + word);
        assertThat(first.value()).isEqualTo(value);
        assertThat(first.accepted()).startsWith("accepted: ").contains("; " + reason);
        assertThat(further).isEqualTo(new Problem("jwt.filter.issuer.partner." + word, value, first.accepted()));
    }

    private static List<SignatureAlgorithm> algorithms(String value) {
        return MapSource.remote()
                .with(Property.ALGORITHMS, value)
                .readFirst()
                .rules()
                .algorithms();
    }

    private static TokenTypes types(String value) {
        return MapSource.remote()
                .with(Property.TOKEN_TYPES, value)
                .readFirst()
                .rules()
                .types();
    }

    private static CallerRules caller(MapSource source) {
        return source.readFirst().caller();
    }
}
