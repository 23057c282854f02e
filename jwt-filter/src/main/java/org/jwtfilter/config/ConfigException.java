// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.List;
import java.util.stream.Collectors;

/** The deployer's configuration is at fault, and the application must not start. Says every problem at once. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One thing to mend.
     *
     * @param name the property, for example {@code mp.jwt.verify.issuer}
     * @param value what it was set to; "(not set)", or "(not shown)" where it may be a key
     * @param accepted what would be accepted, and why this was not
     */
    public record Problem(String name, String value, String accepted) {
        @Override
        public String toString() {
            return name + " = " + value + ": " + accepted;
        }
    }

    @SuppressWarnings("serial") // Immutable lists of records of strings can be.
    private final List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super("jwt-filter is not configured correctly (" + problems.size()
                + (problems.size() == 1 ? " problem" : " problems") + "):"
                + problems.stream().map(problem -> "\n  - " + problem).collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
