// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one value after the other and remembers everything that is wrong with them. */
final class Values {
    private static final int MAX_SHOWN = 200;

    private final ConfigSource source;
    private final List<String> problems = new ArrayList<>();

    Values(ConfigSource source) {
        this.source = source;
    }

    boolean isSet(Property property) {
        return source.get(property.key()).isPresent();
    }

    /** What {@code parser} makes of the value; empty if nothing is set, or something that is a problem now. */
    <T> Optional<T> find(Property property, Function<String, Optional<T>> parser) {
        Optional<String> given = source.get(property.key());
        Optional<T> parsed = given.flatMap(parser);
        if (given.isPresent() && parsed.isEmpty()) {
            problem(property, given.get());
        }
        return parsed;
    }

    <T> T get(Property property, Function<String, Optional<T>> parser, T fallback) {
        return find(property, parser).orElse(fallback);
    }

    /** The value, or what the documentation says holds without one. */
    <T> T get(Property property, Function<String, Optional<T>> parser) {
        return get(property, parser, parser.apply(property.fallback()).orElseThrow());
    }

    /** Whole seconds from {@code min} to {@code max}. */
    Duration duration(Property property, Duration min, Duration max) {
        return get(
                property,
                text -> duration(text)
                        .filter(duration -> duration.compareTo(min) >= 0
                                && duration.compareTo(max) <= 0
                                && duration.toNanosPart() == 0));
    }

    int number(Property property, int min, int max) {
        return get(property, text -> number(text).filter(number -> number >= min && number <= max));
    }

    /** An absolute path without semicolon, which in the URL of a database would begin a setting. */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text).normalize()).filter(path -> path.isAbsolute() && text.indexOf(';') < 0);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    void problem(Property property, String given) {
        problem(property.key() + " is \"" + show(given) + "\"; accepted is " + property.accepted());
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** @throws ConfigException with all problems, if there is one */
    void check() {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** The value for a log: bounded, printable, and without what may be a password in a URL. */
    static String show(String value) {
        String masked = value.replaceAll("//[^/]*@", "//***@")
                .replaceAll("(?i)(password=)[^&;]*", "$1***")
                .replaceAll("[^\\x20-\\x7E]", "?");
        return masked.length() > MAX_SHOWN ? masked.substring(0, MAX_SHOWN) + "..." : masked;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
