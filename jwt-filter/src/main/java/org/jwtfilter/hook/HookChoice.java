// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.hook;

import java.util.List;
import java.util.Set;
import org.jwtfilter.config.ConfigException;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.config.Hook;
import org.jwtfilter.config.Property;

/**
 * By which hook the container learns who is calling.
 *
 * @param hook not {@code AUTO}
 * @param reason why, as the rest of a sentence
 */
record HookChoice(Hook hook, String reason) {
    private static final List<HookChoice> BY_STRENGTH = List.of(
            new HookChoice(
                    Hook.MODULE, "Jakarta Authentication is there, and no other mechanism, whose place it would take"),
            new HookChoice(Hook.MECHANISM, "Jakarta Security is on in this application"),
            new HookChoice(
                    Hook.FILTER,
                    "neither Jakarta Security nor Jakarta Authentication is there; what the container checks"
                            + " before filters does not see the caller"));

    /**
     * @param wanted what {@code jwt.filter.hook} says
     * @param offered what there is besides the filter
     * @param besideAnother whether the application has a mechanism of its own
     * @throws ConfigException if what is wanted is not there
     */
    static HookChoice of(Hook wanted, Set<Hook> offered, boolean besideAnother) {
        List<HookChoice> possible = BY_STRENGTH.stream()
                .filter(choice -> choice.hook == Hook.FILTER || offered.contains(choice.hook))
                .toList();
        if (wanted == Hook.AUTO) {
            return possible.stream()
                    .filter(choice -> choice.hook != Hook.MODULE || !besideAnother)
                    .findFirst()
                    .orElseThrow();
        }
        if (possible.stream().noneMatch(choice -> choice.hook == wanted)) {
            throw new ConfigException(List.of(new Problem(
                    Property.HOOK.key(),
                    wanted.word(),
                    "this application offers "
                            + possible.stream()
                                    .map(choice -> choice.hook.word())
                                    .toList()
                            + (wanted == Hook.MECHANISM ? "; an empty WEB-INF/beans.xml may switch CDI on" : ""))));
        }
        return new HookChoice(wanted, Property.HOOK.key() + " says so");
    }
}
