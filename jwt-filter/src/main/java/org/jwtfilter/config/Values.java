// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigException.Problem;

/**
 * Values of properties, read as what they should be. What cannot be is noted as a problem and answered with the default, so
 * that reading goes on and all problems come out together.
 */
final class Values {
    private final ConfigSource source;
    private final Function<Property, String> names;
    private final List<Problem> problems;

    /**
     * Reads some of the properties.
     *
     * @param names under which name each is looked for
     * @param problems where problems are noted
     */
    Values(ConfigSource source, Function<Property, String> names, List<Problem> problems) {
        this.source = source;
        this.names = names;
        this.problems = problems;
    }

    /** For all properties under their own names. */
    static Values of(ConfigSource source) {
        return new Values(source, Property::key, new ArrayList<>());
    }

    /** The same problems, for another issuer's words. */
    Values forIssuer(String name) {
        return new Values(source, property -> property.keyFor(name).orElse(property.key()), problems);
    }

    /** The same problems, but this value for this property. */
    Values with(Property property, String value) {
        ConfigSource replaced = new ConfigSource() {
            @Override
            public Optional<String> get(String name) {
                return name.equals(property.key()) ? Optional.of(value) : source.get(name);
            }

            @Override
            public Set<String> names() {
                return source.names();
            }
        };
        return new Values(replaced, names, problems);
    }

    List<Problem> problems() {
        return problems;
    }

    String name(Property property) {
        return names.apply(property);
    }

    Optional<String> get(Property property) {
        return source.get(name(property));
    }

    boolean isSet(Property property) {
        return get(property).isPresent();
    }

    @Nullable
    String required(Property property) {
        Optional<String> value = get(property);
        if (value.isEmpty()) {
            problem(property, null);
        }
        return value.orElse(null);
    }

    /** What {@code reading} makes of the value, or of the default where there is none. Its complaint is a problem. */
    <T> T parsed(Property property, String otherwise, Function<String, T> reading) {
        Optional<String> value = get(property);
        if (value.isPresent()) {
            try {
                return reading.apply(value.get());
            } catch (IllegalArgumentException | DateTimeParseException e) {
                String reason = e.getMessage();
                // A reason may quote a part of the value.
                boolean said = e instanceof UnacceptableException && reason != null && property.mayShow(value.get());
                problem(property, value.get(), said ? property.accepted() + "; " + reason : property.accepted());
            }
        }
        return reading.apply(otherwise);
    }

    /** The value is none that is accepted, for a reason that is worth telling. */
    static final class UnacceptableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnacceptableException(String reason) {
            super(reason);
        }
    }

    String oneOf(Property property, Set<String> accepted) {
        return parsed(property, property.defaultText(), value -> {
            if (!accepted.contains(value)) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    boolean bool(Property property) {
        String value = get(property).orElse("true");
        if (!value.equals("true") && !value.equals("false")) {
            problem(property, value);
        }
        return !value.equals("false");
    }

    long number(Property property, String otherwise, long least, long most) {
        return parsed(property, otherwise, value -> {
            long number = Long.parseLong(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    Duration duration(Property property, Duration least, Duration most) {
        return parsed(property, property.defaultText(), value -> {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                throw new IllegalArgumentException();
            }
            return duration;
        });
    }

    /** The parts between commas, without the space around them, each once, in their order. */
    static Set<String> list(String value) {
        Set<String> parts = new LinkedHashSet<>();
        Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(parts::add);
        return parts;
    }

    void problem(Property property, @Nullable String value) {
        problem(property, value, property.accepted());
    }

    void problem(Property property, @Nullable String value, String accepted) {
        String shown = value == null ? "(not set)" : property.mayShow(value) ? value : "(not shown)";
        problems.add(new Problem(name(property), shown, "accepted: " + accepted));
    }
}
