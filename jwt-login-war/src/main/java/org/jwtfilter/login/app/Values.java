// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one value after the other and remembers everything that is wrong with them. */
final class Values {
    private static final int MAX_SHOWN = 200;

    private final ConfigSource source;
    /** What stands for {@link Property#NAME} in a key; empty outside of a section. */
    private final String section;

    private final List<String> problems;
    private final Set<String> sectionKeys;

    Values(ConfigSource source) {
        this(source, "", new ArrayList<>(), new HashSet<>());
    }

    private Values(ConfigSource source, String section, List<String> problems, Set<String> sectionKeys) {
        this.source = source;
        this.section = section;
        this.problems = problems;
        this.sectionKeys = sectionKeys;
    }

    /** The same, for what is configured alike for each of several things, of which this one is called {@code name}. */
    Values section(String name) {
        return new Values(source, name, problems, sectionKeys);
    }

    /** Says that {@code property}, and those whose keys begin alike, may be set for each of {@code names}. */
    void declare(Property property, List<String> names) {
        for (Property each : Property.values()) {
            if (each.isLike(property)) {
                names.forEach(name -> sectionKeys.add(each.key(name)));
            }
        }
    }

    /** The key that is read for {@code property}. */
    String key(Property property) {
        return property.key(section);
    }

    /** Whether there is a value, or a file is named that has it. */
    boolean isSet(Property property) {
        return source.get(key(property)).isPresent()
                || property.fileKey(section).flatMap(source::get).isPresent();
    }

    /** What {@code parser} makes of the value; empty if nothing is set, or something that is a problem now. */
    <T> Optional<T> find(Property property, Function<String, Optional<T>> parser) {
        refuseTwice(property);
        Optional<String> given = source.get(key(property)).or(() -> inFile(property));
        Optional<T> parsed = given.flatMap(parser);
        if (given.isPresent() && parsed.isEmpty()) {
            problem(property, given.get());
        }
        return parsed;
    }

    private Optional<String> inFile(Property property) {
        Optional<String> path = property.fileKey(section).flatMap(source::get);
        try {
            return path.isPresent() ? Optional.of(SecretFile.read(path.get())) : Optional.empty();
        } catch (SecretFile.UnusableException e) {
            problem(property.fileKey(section).orElseThrow() + " is \"" + show(path.orElseThrow()) + "\", which "
                    + e.getMessage() + "; accepted is " + SecretFile.ACCEPTED);
            return Optional.empty();
        }
    }

    /** Remembers it as a problem if a secret is given twice, as itself and in a file. */
    private void refuseTwice(Property property) {
        Optional<String> file = property.fileKey(section);
        if (source.get(key(property)).isPresent() && file.flatMap(source::get).isPresent()) {
            problem(key(property) + " and " + file.orElseThrow() + " are both set; accepted is one of them");
        }
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
        return get(property, within(min, max));
    }

    Duration duration(Property property, Duration min, Duration max, Duration fallback) {
        return get(property, within(min, max), fallback);
    }

    int number(Property property, int min, int max) {
        return get(property, text -> number(text).filter(number -> number >= min && number <= max));
    }

    /** {@code true} or {@code false}, exactly so. */
    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    int number(Property property, int min, int max, int fallback) {
        return get(property, text -> number(text).filter(number -> number >= min && number <= max), fallback);
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
        String shown = property.secret() ? "***" : show(given);
        problem(key(property) + " is \"" + shown + "\"; accepted is " + property.accepted());
    }

    /** Remembers it as a problem if the property is not set. */
    void require(Property property) {
        if (!isSet(property)) {
            problem(key(property) + " is missing; accepted is " + property.accepted());
        }
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** Remembers the names under our prefix that do not exist. */
    void refuseUnknown(Iterable<String> names) {
        String accepted = Stream.of(Property.values()).map(Property::key).collect(Collectors.joining(", "));
        for (String name : new ConfigNames(sectionKeys).unknown(names)) {
            problem(show(name) + " is not a name that exists; accepted are " + accepted);
        }
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

    /** One to {@code max} different values separated by commas, each of which {@code accepted} takes. */
    static Optional<List<String>> list(String text, int max, Predicate<String> accepted) {
        List<String> values = Stream.of(text.split(",", -1)).map(String::strip).toList();
        boolean good = values.size() <= max
                && new HashSet<>(values).size() == values.size()
                && values.stream().allMatch(accepted);
        return good ? Optional.of(values) : Optional.empty();
    }

    private static Function<String, Optional<Duration>> within(Duration min, Duration max) {
        return text -> duration(text)
                .filter(duration ->
                        duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0 && duration.toNanosPart() == 0);
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
