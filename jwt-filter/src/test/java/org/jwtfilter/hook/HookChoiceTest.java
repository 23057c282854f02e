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
        assertThat(HookChoice.of(Hook.AUTO, Set.of(Hook.MECHANISM, Hook.MODULE)).hook())
                .isEqualTo(Hook.MECHANISM);
        assertThat(HookChoice.of(Hook.AUTO, Set.of(Hook.MODULE)).hook()).isEqualTo(Hook.MODULE);
        assertThat(HookChoice.of(Hook.AUTO, Set.of()).hook()).isEqualTo(Hook.FILTER);
    }

    @Test
    void isWhatThePropertySaysIfItIsThere() {
        for (Hook wanted : new Hook[] {Hook.MECHANISM, Hook.MODULE, Hook.FILTER}) {
            assertThat(HookChoice.of(wanted, Set.of(Hook.MECHANISM, Hook.MODULE)))
                    .isEqualTo(new HookChoice(wanted, "jwt.filter.hook says so"));
        }
        assertThat(HookChoice.of(Hook.FILTER, Set.of()).hook()).isEqualTo(Hook.FILTER);
    }

    @Test
    void isNoneWhereWhatThePropertySaysIsNotThere() {
        assertThatThrownBy(() -> HookChoice.of(Hook.MECHANISM, Set.of(Hook.MODULE)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jwt.filter.hook = mechanism: this application offers [module, filter];"
                        + " an empty WEB-INF/beans.xml may switch CDI on");
        assertThatThrownBy(() -> HookChoice.of(Hook.MODULE, Set.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageEndingWith("jwt.filter.hook = module: this application offers [filter]");
    }
}
