// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.access.AccessRule;

final class LocatorsTest {
    private static final AccessRule A = new AccessRule.Roles(Set.of("a"));

    public static class One {}

    public static class Two {}

    public static class Three {}

    public interface Api {
        @Path("from-interface")
        Three implemented();
    }

    public static class Root implements Api {
        @Path("one")
        @RolesAllowed("a")
        public One one() {
            return new One();
        }

        @Path("two")
        public Two two() {
            return new Two();
        }

        @GET
        @Path("method")
        @DenyAll
        public One resourceMethod() {
            return new One();
        }

        @DenyAll
        public One notInThePath() {
            return new One();
        }

        @Override
        @DenyAll
        public Three implemented() {
            return new Three();
        }
    }

    public static class Vague {
        @Path("any")
        @RolesAllowed("a")
        public Object any() {
            return new One();
        }

        @Path("class")
        @DenyAll
        public Class<?> byClass() {
            return One.class;
        }
    }

    private final Locators locators = new Locators();

    @Test
    void haveNoRulesForAResourceMethodOfTheRoot() {
        assertThat(locators.rules(List.of(new Root()))).isEmpty();
        assertThat(locators.rules(List.of())).isEmpty();
    }

    @Test
    void haveTheRuleOfTheOneThatLeadsThere() {
        assertThat(locators.rules(List.of(new One(), new Root()))).containsExactly(A);
        assertThat(locators.rules(List.of(new Two(), new Root()))).isEmpty();
        assertThat(locators.rules(List.of(new Three(), new Root()))).containsExactly(new AccessRule.Nobody());
    }

    @Test
    void haveAllRulesWhereItIsNotClear() {
        assertThat(locators.rules(List.of(new One(), new Vague())))
                .containsExactlyInAnyOrder(A, new AccessRule.Nobody());
    }

    @Test
    void haveTheRulesOfTheWholeWay() {
        assertThat(locators.rules(List.of(new Two(), new One(), new Root()))).containsExactly(A);
        assertThat(locators.rules(List.of(One.class, Root.class))).containsExactly(A);
    }
}
