// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.util.Optional;
import java.util.Set;

/** What can be asked for, and what goes with it. */
enum Command {
    LIST("list", 0, "--limit", "--after"),
    SHOW("show", 1),
    CREATE("create", 1, "--groups", "--temporary", "--disabled"),
    ENABLE("enable", 1),
    DISABLE("disable", 1),
    SET_GROUPS("set-groups", 2),
    SET_PASSWORD("set-password", 1, "--temporary"),
    DELETE("delete", 1),
    CHANGE_PASSWORD("change-password", 0),
    LIST_KEYS("list-keys", 0),
    ROTATE_KEYS("rotate-keys", 0),
    REMOVE_KEY("remove-key", 1),
    LIST_CLIENTS("list-clients", 0, "--limit", "--after"),
    SHOW_CLIENT("show-client", 1),
    CREATE_CLIENT(
            "create-client",
            1,
            "--type",
            "--keys",
            "--grants",
            "--scope",
            "--audiences",
            "--access-token-lifetime",
            "--refresh-token-idle",
            "--refresh-token-lifetime",
            "--disabled"),
    CHANGE_CLIENT(
            "change-client",
            1,
            "--keys",
            "--grants",
            "--scope",
            "--audiences",
            "--access-token-lifetime",
            "--refresh-token-idle",
            "--refresh-token-lifetime"),
    ENABLE_CLIENT("enable-client", 1),
    DISABLE_CLIENT("disable-client", 1),
    RENEW_CLIENT_SECRET("renew-client-secret", 1),
    DELETE_CLIENT("delete-client", 1);

    private final String word;
    private final int operands;

    @SuppressWarnings("ImmutableEnumChecker") // What Set.of gives is.
    private final Set<String> options;

    Command(String word, int operands, String... options) {
        this.word = word;
        this.operands = operands;
        this.options = Set.of(options);
    }

    static Optional<Command> named(String word) {
        for (Command each : values()) {
            if (each.word.equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    /** How many words follow it, options apart. */
    int operands() {
        return operands;
    }

    boolean takes(String option) {
        return options.contains(option);
    }
}
