// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleRuleTest {
    private static final ClaimPath SCOPE = ClaimPath.of("scope");

    @Test
    void readsAListAsItStandsInAProperty() {
        assertThat(RoleRule.parseList(
                        "groups, realm_access.roles, resource_access[\"my,client\"].roles, scope as SCOPE_*"))
                .containsExactly(
                        RoleRule.plain(ClaimPath.of("groups")),
                        RoleRule.plain(ClaimPath.of("realm_access", "roles")),
                        RoleRule.plain(ClaimPath.of("resource_access", "my,client", "roles")),
                        RoleRule.words(SCOPE, "SCOPE_"));
    }

    @Test
    void readsPrefixes() {
        assertThat(RoleRule.parse("scope as *")).isEqualTo(RoleRule.words(SCOPE, ""));
        assertThat(RoleRule.parse("scope as \"\"*")).isEqualTo(RoleRule.words(SCOPE, ""));
        assertThat(RoleRule.parse(" scope \t as\n s:* ")).isEqualTo(RoleRule.words(SCOPE, "s:"));
        assertThat(RoleRule.parse("scope as \"may, * \"*")).isEqualTo(RoleRule.words(SCOPE, "may, * "));
        assertThat(RoleRule.parse("as as as*")).isEqualTo(RoleRule.words(ClaimPath.of("as"), "as"));
        assertThat(RoleRule.parse("as")).isEqualTo(RoleRule.plain(ClaimPath.of("as")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "a,",
                ",a",
                "a,,b",
                "a as",
                "a as ",
                "a as P",
                "a as P_",
                "a as *P",
                "a as P,Q*",
                "a as P**",
                "a as P* x",
                "a as P *",
                "a as \"P\"",
                "a as \"P*\"",
                "a as \"P",
                "a as \"P\" *",
                "a asP*",
                "a AS P*",
                "a P*",
                "[\"a\"]as P*",
                "a as P*, b as",
                "a/b as P*"
            })
    void refusesWhatIsNoRule(String text) {
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> RoleRule.parseList(text));
    }

    @Test
    void saysWhereAndWhatIsAccepted() {
        assertThat(problem("groups, https://example.org/roles"))
                .isEqualTo("position 15: '/' where a dot, a space, a comma or the end"
                        + " (a name with other characters is written [\"like this\"]) was expected");
        assertThat(problem("a b"))
                .isEqualTo("position 3: 'b' where \"as\" and a space, a comma or the end was expected");
        assertThat(problem("a as P_"))
                .isEqualTo("position 8: the end where a prefix and * (as in SCOPE_*) was expected");
        assertThat(problem("a as P* b")).isEqualTo("position 9: 'b' where a comma or the end was expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "scp"})
    void refusesToTakeAllScopesForOneRole(String claim) {
        assertThat(problem("groups, " + claim))
                .isEqualTo(claim + " holds words separated by spaces; accepted: " + claim + " as SCOPE_*, or " + claim
                        + " as *");
        assertThat(RoleRule.parse("custom." + claim).words()).isFalse();
    }

    @Test
    void takesNoPrefixWithoutWords() {
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> new RoleRule(ClaimPath.of("groups"), false, "P"));
    }

    @Test
    void limitsThePrefix() {
        assertThat(RoleRule.parse("a as " + "P".repeat(63) + "*").prefix()).hasSize(63);
        assertThat(RoleRule.parse("a as " + "P".repeat(64) + "*").prefix()).hasSize(64);
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> RoleRule.parse("a as " + "P".repeat(65) + "*"));
    }

    @Test
    void limitsTheList() {
        assertThat(RoleRule.parseList(list(31))).hasSize(31);
        assertThat(RoleRule.parseList(list(32))).hasSize(32);
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> RoleRule.parseList(list(33)));
    }

    @Test
    void isEqualWhenPrintedAndReadAgain() {
        Random random = new Random(8693);
        String alphabet = "aZ_:/ ,\"*[]\\'\n\t\u89d2";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder prefix = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                prefix.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            RoleRule words = RoleRule.words(ClaimPath.of("x" + prefix, "scope"), prefix.toString());
            RoleRule plain = RoleRule.plain(words.path());

            assertThat(RoleRule.parse(words.toString())).isEqualTo(words);
            assertThat(RoleRule.parseList(plain + "," + words + " , " + plain)).containsExactly(plain, words, plain);
        }
    }

    private static String problem(String text) {
        RuleFormatException refused = catchThrowableOfType(RuleFormatException.class, () -> RoleRule.parseList(text));
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    private static String list(int size) {
        return String.join(", ", Collections.nCopies(size, "a as P*"));
    }
}
