// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenRejectedException;

/** Roles and names by configured rules; the default ones are in {@link CallerMappingTest}. */
final class CallerRolesTest {
    private static final String DEEP = "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p";

    @Test
    void putsTheRolesOfSeveralClaimsTogether() throws Exception {
        TestTokens token = TestTokens.valid()
                .claim("realm_access", "{\"roles\":[\"user\",\"boss\"]}")
                .claim("resource_access", "{\"my.client\":{\"roles\":[\"clerk\"]},\"other\":{\"roles\":[\"spy\"]}}")
                .claim("scope", "\"openid read:orders\"");

        assertThat(roles("groups, realm_access.roles, resource_access[\"my.client\"].roles, scope as SCOPE_*", token))
                .containsExactlyInAnyOrder("user", "admin", "boss", "clerk", "SCOPE_openid", "SCOPE_read:orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y", "realm_access.x", "realm_access.x.y", "realm_access[\"roles.x\"]"})
    void takesNothingFromWhatIsMissing(String rule) throws Exception {
        assertThat(roles(rule, TestTokens.valid().claim("realm_access", "{\"roles\":[\"user\"]}")))
                .isEmpty();
    }

    @Test
    void takesTextsAsTheyAre() throws Exception {
        assertThat(roles("x", TestTokens.valid().claim("x", "\"Human Resources\"")))
                .containsExactly("Human Resources");
        assertThat(roles("x", TestTokens.valid().claim("x", "[\"a b\",\" c\",\"\"]")))
                .containsExactlyInAnyOrder("a b", " c", "");
        assertThat(roles("x", TestTokens.valid().claim("x", "[]"))).isEmpty();
        assertThat(roles("x", TestTokens.valid().claim("x", "[\"a\",\"a\"]"))).containsExactly("a");
    }

    @Test
    void splitsOneTextAtSpacesAlone() throws Exception {
        assertThat(roles("x as P_*", TestTokens.valid().claim("x", "\"  a   b\\tc \"")))
                .containsExactlyInAnyOrder("P_a", "P_b\tc");
        assertThat(roles("x as *", TestTokens.valid().claim("x", "\"a b a\""))).containsExactlyInAnyOrder("a", "b");
        assertThat(roles("x as P_*", TestTokens.valid().claim("x", "\"a\""))).containsExactly("P_a");
        assertThat(roles("x as P_*", TestTokens.valid().claim("x", "\"\""))).isEmpty();
        assertThat(roles("x as P_*", TestTokens.valid().claim("x", "\"   \""))).isEmpty();
    }

    @Test
    void prefixesTheElementsOfAnArrayWithoutTakingThemApart() throws Exception {
        assertThat(roles("x as P_*", TestTokens.valid().claim("x", "[\"a b\",\"c\"]")))
                .containsExactlyInAnyOrder("P_a b", "P_c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "1.5",
                "true",
                "{}",
                "{\"a\":1}",
                "[null]",
                "[1]",
                "[true]",
                "[[]]",
                "[{}]",
                "[\"a\",null]"
            })
    void refusesWhatIsNoText(String json) {
        assertThat(refusal("x", TestTokens.valid().claim("x", json))).isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(refusal("x as P_*", TestTokens.valid().claim("x", json))).isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(refusal("o.x", TestTokens.valid().claim("o", "{\"x\":" + json + "}")))
                .isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(refusal("groups, x", TestTokens.valid().claim("x", json))).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "\"admin\"", "[]", "[\"admin\"]", "[{\"roles\":[\"admin\"]}]"})
    void refusesAWayThroughWhatIsNoObject(String json) {
        assertThat(refusal("x.roles", TestTokens.valid().claim("x", json))).isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(refusal("x.roles.y", TestTokens.valid().claim("x", "{\"roles\":" + json + "}")))
                .isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void reachesAsDeepAsATokenGoes() throws Exception {
        String json = "\"boss\"";
        for (char c = 'p'; c > 'a'; c--) {
            json = "{\"" + c + "\":" + json + "}";
        }

        assertThat(roles(DEEP, TestTokens.valid().claim("a", json))).containsExactly("boss");
        assertThat(refusal("a.b", TestTokens.valid().claim("a", json))).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void keepsAHugeRole() throws Exception {
        String huge = "x".repeat(10_000);

        assertThat(roles("x as P_*", TestTokens.valid().claim("x", "\"" + huge + "\"")))
                .containsExactly("P_" + huge);
        assertThat(roles("x as *", TestTokens.valid().claim("x", "\"" + " ".repeat(10_000) + "\"")))
                .isEmpty();
    }

    @Test
    void limitsTheRolesOfOneCaller() throws Exception {
        assertThat(roles("x", withRoles(999))).hasSize(999);
        assertThat(roles("x", withRoles(1000))).hasSize(1000);
        assertThat(refusal("x", withRoles(1001))).isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(refusal("groups, x", withRoles(999))).isEqualTo(Rejection.CLAIM_MALFORMED);
        assertThat(roles("x, x", withRoles(1000))).hasSize(1000);
    }

    @Test
    void renamesRoles() throws Exception {
        CallerMapping mapping =
                mapping("groups, scope as SCOPE_*", "user:clerk, user:reader, SCOPE_b:clerk, admin:user");
        TestTokens token = TestTokens.valid().claim("scope", "\"a b\"");

        // "admin" becomes "user", which is not renamed again.
        assertThat(mapping.callerOf(token.verified()).roles())
                .containsExactlyInAnyOrder("clerk", "reader", "user", "SCOPE_a");
    }

    @Test
    void countsRolesByTheirNewNames() throws Exception {
        String toOne = IntStream.range(0, 1000).mapToObj(i -> "r" + i + ":x").collect(Collectors.joining(","));
        String toMany = IntStream.range(0, 1000).mapToObj(i -> "r0:n" + i).collect(Collectors.joining(","));

        assertThat(mapping("x", toOne).callerOf(withRoles(1001).verified()).roles())
                .containsExactlyInAnyOrder("x", "r1000");
        assertThat(mapping("x", toMany).callerOf(withRoles(1).verified()).roles())
                .hasSize(1000);
        assertThat(refusal(mapping("x", toMany), withRoles(2))).isEqualTo(Rejection.CLAIM_MALFORMED);
    }

    @Test
    void givesRolesThatNobodyCanAddTo() throws Exception {
        Set<String> roles = roles("groups", TestTokens.valid());

        assertThat(roles).isUnmodifiable();
    }

    @Test
    void takesTheNameFromConfiguredClaims() throws Exception {
        CallerMapping mapping = named("a.b, [\"https://x/name\"]");

        assertThat(mapping.callerOf(TestTokens.valid()
                                .claim("a", "{\"b\":\"ann\"}")
                                .claim("https://x/name", "\"bob\"")
                                .verified())
                        .name())
                .isEqualTo("ann");
        assertThat(mapping.callerOf(TestTokens.valid()
                                .claim("a", "{}")
                                .claim("https://x/name", "\"bob\"")
                                .verified())
                        .name())
                .isEqualTo("bob");
        assertThat(refusal(mapping, TestTokens.valid())).isEqualTo(Rejection.CALLER_UNNAMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "\"ann\"",
                "[]",
                "{\"b\":null}",
                "{\"b\":\"\"}",
                "{\"b\":\" \"}",
                "{\"b\":1}",
                "{\"b\":{}}"
            })
    void refusesABrokenNameRatherThanTakeTheNext(String json) {
        assertThat(refusal(named("a.b, sub"), TestTokens.valid().claim("a", json)))
                .isEqualTo(Rejection.CALLER_UNNAMED);
    }

    @Test
    void readsTheTokensOfKnownIssuers() throws Exception {
        TestTokens entra = TestTokens.valid()
                .claim("groups", "[\"6f1c\"]")
                .claim("roles", "[\"Task.Write\"]")
                .claim("scp", "\"access_as_user admin\"");
        TestTokens okta = TestTokens.valid().without("groups").claim("scp", "[\"openid\",\"custom\"]");
        TestTokens cognito = TestTokens.valid()
                .claim("username", "\"jane\"")
                .claim("cognito:groups", "[\"boss\"]")
                .claim("scope", "\"aws.cognito.signin.user.admin\"");

        assertThat(caller(Preset.ENTRA, entra).roles())
                .containsExactlyInAnyOrder("6f1c", "Task.Write", "SCOPE_access_as_user", "SCOPE_admin");
        assertThat(caller(Preset.ENTRA, entra).name()).isEqualTo("24400320");
        assertThat(caller(Preset.OKTA, okta).roles()).containsExactlyInAnyOrder("SCOPE_openid", "SCOPE_custom");
        assertThat(caller(Preset.COGNITO, cognito).roles())
                .containsExactlyInAnyOrder("boss", "SCOPE_aws.cognito.signin.user.admin");
        assertThat(caller(Preset.COGNITO, cognito).name()).isEqualTo("jane");
    }

    private static TestTokens withRoles(int size) {
        return TestTokens.valid()
                .claim(
                        "x",
                        IntStream.range(0, size)
                                .mapToObj(i -> "\"r" + i + "\"")
                                .collect(Collectors.joining(",", "[", "]")));
    }

    private static Caller caller(Preset preset, TestTokens token) throws TokenRejectedException {
        return new CallerMapping(preset.rules(Optional.empty())).callerOf(token.verified());
    }

    private static Set<String> roles(String rules, TestTokens token) throws TokenRejectedException {
        return mapping(rules).callerOf(token.verified()).roles();
    }

    private static CallerMapping mapping(String rules) {
        return new CallerMapping(CallerRules.MP_JWT.withRoles(RoleRule.parseList(rules)));
    }

    private static CallerMapping mapping(String rules, String renames) {
        return new CallerMapping(
                CallerRules.MP_JWT.withRoles(RoleRule.parseList(rules)).withRenames(RoleNames.parse(renames)));
    }

    private static CallerMapping named(String paths) {
        return new CallerMapping(CallerRules.MP_JWT.withNames(ClaimPath.parseList(paths)));
    }

    private static Rejection refusal(String rules, TestTokens token) {
        return refusal(mapping(rules), token);
    }

    private static Rejection refusal(CallerMapping mapping, TestTokens token) {
        TokenRejectedException refused =
                catchThrowableOfType(TokenRejectedException.class, () -> mapping.callerOf(token.verified()));
        assertThat(refused).isNotNull();
        return refused.rejection();
    }
}
