// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.List;

/** The configuration is wrong and the application does not start. Names every problem at once. */
final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigException(List<String> problems) {
        super("jwt-login cannot start, its configuration is wrong:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem: name, value given, what is accepted. */
    List<String> problems() {
        return problems;
    }
}
