// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.access.AccessRule.Verdict;

final class AccessRuleTest {
    private static final AccessRule EVERYBODY = new AccessRule.Everybody();
    private static final AccessRule NOBODY = new AccessRule.Nobody();

    @SuppressWarnings("unused") // Called by nobody: looked at.
    private static class Plain {
        void unsaid() {}

        @RolesAllowed({"a", "b", "a"})
        void roles() {}

        @RolesAllowed({})
        void noRoles() {}

        @DenyAll
        void nobody() {}

        @PermitAll
        void everybody() {}

        @PermitAll
        @RolesAllowed("a")
        void contradictory() {}

        @RolesAllowed("a")
        @DenyAll
        void moreContradictory() {}
    }

    @SuppressWarnings("unused")
    @RolesAllowed("class")
    private static class Ruled {
        void unsaid() {}

        void inherited() {}

        void overridden() {}

        void permitted() {}

        @PermitAll
        void everybody() {}

        @DenyAll
        void nobody() {}
    }

    @SuppressWarnings("unused")
    private static class Heir extends Ruled {
        @Override
        void overridden() {}

        @Override
        @PermitAll
        void permitted() {}

        @Override
        void nobody() {}

        void own() {}
    }

    @DenyAll
    private static class StrictHeir extends Ruled {
        @Override
        void overridden() {}
    }

    @SuppressWarnings("unused")
    private static class Silent {
        void inherited() {}
    }

    @RolesAllowed("heir")
    private static class RuledHeir extends Silent {}

    private interface Api<T> {
        @RolesAllowed("api")
        void generic(T argument);

        void silent();
    }

    private static class Implementation implements Api<String> {
        @Override
        public void generic(String argument) {}

        @Override
        public void silent() {}
    }

    private static AccessRule rule(Class<?> type, String method) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                .filter(each -> each.getName().equals(method) && !each.isBridge())
                .findFirst()
                .map(each -> AccessRule.of(type, each))
                .orElseThrow();
    }

    private static AccessRule roles(String... names) {
        return new AccessRule.Roles(Set.of(names));
    }

    @Test
    void isWhatTheMethodSays() {
        assertThat(rule(Plain.class, "unsaid")).isEqualTo(EVERYBODY);
        assertThat(rule(Plain.class, "roles")).isEqualTo(roles("a", "b"));
        assertThat(rule(Plain.class, "nobody")).isEqualTo(NOBODY);
        assertThat(rule(Plain.class, "everybody")).isEqualTo(EVERYBODY);
    }

    @Test
    void isTheStricterWhereAMethodContradictsItself() {
        assertThat(rule(Plain.class, "noRoles")).isEqualTo(NOBODY);
        assertThat(rule(Plain.class, "contradictory")).isEqualTo(roles("a"));
        assertThat(rule(Plain.class, "moreContradictory")).isEqualTo(NOBODY);
    }

    @Test
    void isWhatTheClassSaysWhereTheMethodSaysNothing() {
        assertThat(rule(Ruled.class, "unsaid")).isEqualTo(roles("class"));
        assertThat(rule(Ruled.class, "everybody")).isEqualTo(EVERYBODY);
        assertThat(rule(Ruled.class, "nobody")).isEqualTo(NOBODY);
    }

    @Test
    void isThatOfTheDeclaringClassForWhatIsInherited() {
        assertThat(rule(Heir.class, "inherited")).isEqualTo(roles("class"));
        assertThat(rule(StrictHeir.class, "inherited")).isEqualTo(roles("class"));
    }

    @Test
    void isTheOverridersOwnIfHeSaysAnything() {
        assertThat(rule(Heir.class, "permitted")).isEqualTo(EVERYBODY);
        assertThat(rule(StrictHeir.class, "overridden")).isEqualTo(NOBODY);
        assertThat(rule(Heir.class, "own")).isEqualTo(EVERYBODY);
    }

    /** The specification would leave these open. */
    @Test
    void isSoughtFurtherWhereNothingElseWouldClose() {
        assertThat(rule(Heir.class, "overridden")).isEqualTo(roles("class"));
        assertThat(rule(Heir.class, "nobody")).isEqualTo(NOBODY);
        assertThat(rule(RuledHeir.class, "inherited")).isEqualTo(roles("heir"));
        assertThat(rule(Implementation.class, "generic")).isEqualTo(roles("api"));
        assertThat(rule(Implementation.class, "silent")).isEqualTo(EVERYBODY);
    }

    @Test
    void isTheSameForTheMethodOfTheInterface() throws Exception {
        assertThat(AccessRule.of(Implementation.class, Api.class.getDeclaredMethod("generic", Object.class)))
                .isEqualTo(roles("api"));
        assertThat(AccessRule.of(Heir.class, Ruled.class.getDeclaredMethod("permitted")))
                .isEqualTo(EVERYBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "everybody, false,  , ALLOWED",
        "everybody, true, , ALLOWED",
        "roles, false, , UNKNOWN_CALLER",
        "roles, true, c, WRONG_CALLER",
        "roles, true, b, ALLOWED",
        "nobody, false, , WRONG_CALLER",
        "nobody, true, a, WRONG_CALLER",
    })
    void letsCallersThrough(String method, boolean caller, String role, Verdict verdict) {
        assertThat(rule(Plain.class, method).verdict(caller, each -> each.equals(role)))
                .isEqualTo(verdict);
    }

    @Test
    void letsAnyCallerThroughByTwoAsterisks() {
        assertThat(roles("**").verdict(true, role -> false)).isEqualTo(Verdict.ALLOWED);
        assertThat(roles("**").verdict(false, role -> true)).isEqualTo(Verdict.UNKNOWN_CALLER);
        assertThat(roles("*").verdict(true, role -> false)).isEqualTo(Verdict.WRONG_CALLER);
    }

    @Test
    void isSaidInARefusal() {
        assertThat(new AccessRefusedException("Orders.cancel", Verdict.UNKNOWN_CALLER))
                .hasMessage("Orders.cancel wants a caller, and none is known")
                .returns(401, AccessRefusedException::status);
        assertThat(new AccessRefusedException("Orders.cancel", Verdict.WRONG_CALLER))
                .hasMessage("Orders.cancel is not for this caller")
                .returns(403, AccessRefusedException::status);
    }
}
