// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param url where the login application is
 * @param user who asks
 * @param options by their words; the value of one that takes none is empty text
 */
record Arguments(URI url, String user, Command command, List<String> operands, Map<String, String> options) {
    private static final String URL = "--url";
    private static final String USER = "--user";
    private static final Set<String> FLAGS = Set.of("--temporary", "--disabled");

    /** @throws IllegalArgumentException if there is no such command, or it is used otherwise */
    static Arguments parse(List<String> arguments) {
        Deque<String> words = new ArrayDeque<>(arguments);
        List<String> operands = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        while (!words.isEmpty()) {
            String word = words.pop();
            if (!word.startsWith("--")) {
                operands.add(word);
            } else if (options.put(word, FLAGS.contains(word) ? "" : value(word, words)) != null) {
                throw new IllegalArgumentException(word + " is there twice");
            }
        }
        if (operands.isEmpty()) {
            throw new IllegalArgumentException("A command is missing");
        }
        String word = operands.remove(0);
        Command command =
                Command.named(word).orElseThrow(() -> new IllegalArgumentException("There is no command " + word));
        if (operands.size() != command.operands()) {
            throw new IllegalArgumentException(word + " needs " + command.operands() + " operands");
        }
        URI url = URI.create(Optional.ofNullable(options.remove(URL)).orElse("http://127.0.0.1:8080/jwt-login"));
        String user = Optional.ofNullable(options.remove(USER)).orElse("admin");
        for (String option : options.keySet()) {
            if (!command.takes(option)) {
                throw new IllegalArgumentException(word + " has no option " + option);
            }
        }
        return new Arguments(url, user, command, operands, options);
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.pop();
    }

    /** The first operand. */
    String name() {
        return operands.get(0);
    }

    Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The query of a page of a list; empty text for the first of the usual length. */
    String page() {
        List<String> parts = new ArrayList<>();
        option("--limit").ifPresent(limit -> parts.add("limit=" + Server.encode(limit)));
        option("--after").ifPresent(after -> parts.add("after=" + Server.encode(after)));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
