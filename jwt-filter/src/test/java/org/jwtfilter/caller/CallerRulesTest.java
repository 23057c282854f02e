// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class CallerRulesTest {
    private static final ClaimPath PATH = ClaimPath.of("a");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "mp-jwt|upn, preferred_username, sub|groups",
                "keycloak|upn, preferred_username, sub|realm_access.roles, groups",
                "entra|sub|roles, groups, scp as SCOPE_*",
                "auth0|sub|permissions, scope as SCOPE_*",
                "cognito|username, sub|cognito:groups, scope as SCOPE_*",
                "okta|sub|groups, scp as SCOPE_*"
            })
    void presetsHoldTheClaimsOfTheirIssuers(String key, String names, String roles) {
        CallerRules rules = Preset.named(key).orElseThrow().rules(Optional.empty());

        assertThat(rules)
                .isEqualTo(new CallerRules(ClaimPath.parseList(names), RoleRule.parseList(roles), RoleNames.UNCHANGED));
    }

    @ParameterizedTest
    @EnumSource
    void findsEachPresetByItsKey(Preset preset) {
        assertThat(Preset.named(preset.key())).contains(preset);
        assertThat(preset.key()).matches("[a-z0-9-]+");
    }

    @Test
    void knowsNoOtherPresets() {
        assertThat(Preset.named("Keycloak")).isEmpty();
        assertThat(Preset.named("MP_JWT")).isEmpty();
        assertThat(Preset.named("")).isEmpty();
    }

    @Test
    void theDefaultIsWhatMicroProfileSays() {
        assertThat(Preset.MP_JWT.rules(Optional.empty())).isEqualTo(CallerRules.MP_JWT);
    }

    @Test
    void keycloakAddsTheRolesOfTheClient() {
        assertThat(Preset.KEYCLOAK.rules(Optional.of("my.client")).roles())
                .containsExactlyElementsOf(
                        RoleRule.parseList("realm_access.roles, groups, resource_access[\"my.client\"].roles"));
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> Preset.KEYCLOAK.rules(Optional.of("")));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "KEYCLOAK")
    void otherPresetsTakeNoClient(Preset preset) {
        assertThat(preset.takesClient()).isFalse();
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> preset.rules(Optional.of("my.client")))
                .withMessage("the preset " + preset.key() + " takes no client");
    }

    @Test
    void limitsItsLists() {
        for (int size : List.of(1, 31, 32)) {
            CallerRules rules = new CallerRules(names(size), roles(size), RoleNames.UNCHANGED);
            assertThat(rules.names()).hasSize(size);
            assertThat(rules.roles()).hasSize(size);
        }
        for (int size : List.of(0, 33)) {
            assertThatExceptionOfType(RuleFormatException.class)
                    .isThrownBy(() -> CallerRules.MP_JWT.withNames(names(size)));
        }
        assertThat(CallerRules.MP_JWT.withRoles(roles(0)).roles()).isEmpty();
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> CallerRules.MP_JWT.withRoles(roles(33)));
    }

    @Test
    void changesOnePartAtATime() {
        RoleNames renames = RoleNames.parse("a:b");
        CallerRules rules =
                CallerRules.MP_JWT.withNames(names(1)).withRoles(roles(1)).withRenames(renames);

        assertThat(rules).isEqualTo(new CallerRules(names(1), roles(1), renames));
    }

    @Test
    void staysAsItWasMade() {
        List<ClaimPath> names = new ArrayList<>(names(1));
        List<RoleRule> roles = new ArrayList<>(roles(1));
        CallerRules rules = new CallerRules(names, roles, RoleNames.UNCHANGED);

        names.clear();
        roles.clear();

        assertThat(rules.names()).hasSize(1);
        assertThat(rules.roles()).hasSize(1);
    }

    private static List<ClaimPath> names(int size) {
        return Collections.nCopies(size, PATH);
    }

    private static List<RoleRule> roles(int size) {
        return Collections.nCopies(size, RoleRule.plain(PATH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // roles | renames | a role | may it come?
                "groups          |                   | admin        | true",
                "groups          | boss:admin        | admin        | true",
                "groups          | boss:admin        | boss         | false",
                "groups          | boss:admin        | clerk        | true",
                "groups          | a:b, a:a          | a            | true",
                "groups          | a:b, b:c          | b            | true",
                "scope as SCOPE_*|                   | admin        | false",
                "scope as SCOPE_*|                   | SCOPE_admin  | true",
                "scope as SCOPE_*| SCOPE_read:reader | reader       | true",
                "scope as SCOPE_*| read:reader       | reader       | false",
                "scope as SCOPE_*| SCOPE_read:reader | SCOPE_read   | false",
                "scope as *      |                   | admin        | true",
                "scope as S_*, a |                   | admin        | true"
            })
    void knowsWhichRolesNoTokenCanBring(String roles, @Nullable String renames, String role, boolean possible) {
        CallerRules rules = CallerRules.MP_JWT.withRoles(RoleRule.parseList(roles));
        if (renames != null) {
            rules = rules.withRenames(RoleNames.parse(renames));
        }

        assertThat(rules.canYield(role)).isEqualTo(possible);
    }

    @Test
    void withoutAClaimForThemThereAreNoRoles() {
        assertThat(CallerRules.MP_JWT.withRoles(List.of()).canYield("admin")).isFalse();
    }
}
