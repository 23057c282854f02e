// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.config.ConfigException;
import org.jwtfilter.config.Hook;

final class HookChoiceTest {
    @Test
    void isTheStrongestThatIsThere() {
        assertThat(auto(false, Hook.MECHANISM, Hook.MODULE)).isEqualTo(Hook.MODULE);
        assertThat(auto(false, Hook.MECHANISM)).isEqualTo(Hook.MECHANISM);
        assertThat(auto(false, Hook.MODULE)).isEqualTo(Hook.MODULE);
        assertThat(auto(false)).isEqualTo(Hook.FILTER);
    }

    @Test
    void leavesTheApplicationsOwnMechanismInItsPlace() {
        assertThat(auto(true, Hook.MECHANISM, Hook.MODULE)).isEqualTo(Hook.MECHANISM);
        assertThat(auto(true, Hook.MODULE)).isEqualTo(Hook.FILTER);
    }

    @Test
    void isWhatThePropertySaysIfItIsThere() {
        for (Hook wanted : new Hook[] {Hook.MECHANISM, Hook.MODULE, Hook.FILTER}) {
            assertThat(HookChoice.of(wanted, Set.of(Hook.MECHANISM, Hook.MODULE), false))
                    .isEqualTo(new HookChoice(wanted, "jwt.filter.hook says so"));
        }
        assertThat(HookChoice.of(Hook.FILTER, Set.of(), false).hook()).isEqualTo(Hook.FILTER);
    }

    @Test
    void isNoneWhereWhatThePropertySaysIsNotThere() {
        assertThatThrownBy(() -> HookChoice.of(Hook.MECHANISM, Set.of(Hook.MODULE), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jwt.filter.hook = mechanism: this application offers [module, filter];"
                        + " an empty WEB-INF/beans.xml may switch CDI on");
        assertThatThrownBy(() -> HookChoice.of(Hook.MODULE, Set.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("jwt.filter.hook = module: this application offers [filter]");
    }

    private static Hook auto(boolean besideAnother, Hook... offered) {
        return HookChoice.of(Hook.AUTO, Set.of(offered), besideAnother).hook();
    }
}
