// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.RemoteKeys;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.wire.Challenge;

/** Reads a {@link JwtConfig}, gathering every problem before it gives up. */
public final class ConfigReader {
    private static final Duration WAIT_FOR_UNKNOWN_KEY = Duration.ofSeconds(2);
    private static final Set<Property> NOT_YET =
            EnumSet.of(Property.TOKEN_COOKIE, Property.DECRYPT_KEY_LOCATION, Property.DECRYPT_KEY_ALGORITHM);

    private final ConfigSource source;
    private final KeyLocation location;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigReader(ConfigSource source, ClassLoader application) {
        this.source = source;
        this.location = new KeyLocation(application);
    }

    /**
     * Whether the deployer wants us: he said so, or he set any of our names. An application that has the jar but none of the
     * names behaves as if it had not.
     */
    public static boolean isWanted(ConfigSource source) {
        return source.get(Property.ENABLED.key())
                .map(value -> !value.equals("false"))
                .orElseGet(() -> Stream.of(Property.values())
                                .anyMatch(property -> source.get(property.key()).isPresent())
                        || source.names().stream().anyMatch(ConfigReader::isOurs));
    }

    /**
     * The configuration that the source holds.
     *
     * @param application where class path resources are looked for
     * @throws ConfigException with every problem, if there is any
     */
    public static JwtConfig read(ConfigSource source, ClassLoader application) {
        return new ConfigReader(source, application).read();
    }

    private JwtConfig read() {
        rejectUnknownNames();
        NOT_YET.forEach(property -> source.get(property.key()).ifPresent(value -> problem(property, value)));
        text(Property.TOKEN_HEADER, "Authorization", Set.of("Authorization"));
        bool(Property.ENABLED, true);
        String issuer = required(Property.ISSUER);
        Optional<Set<String>> audiences = audiences();
        String algorithm = text(Property.PUBLIC_KEY_ALGORITHM, "RS256", Set.of("RS256"));
        Duration skew = seconds(Property.CLOCK_SKEW, 0, TokenRules.MAX_CLOCK_SKEW.toSeconds())
                .orElse(Duration.ofSeconds(30));
        Optional<Duration> age = seconds(Property.TOKEN_AGE, 1, 31_536_000);
        TokenTypes types = types();
        String realm = realm();
        boolean anonymous =
                text(Property.ANONYMOUS, "refuse", Set.of("refuse", "allow")).equals("allow");
        JwtConfig.Keys keys = keys(timing());
        if (!problems.isEmpty() || issuer == null || keys == null) {
            throw new ConfigException(problems);
        }
        return new JwtConfig(
                new TokenRules(issuer, audiences, Set.of(algorithm), types, skew, age),
                keys,
                new Challenge(realm),
                anonymous);
    }

    private JwtConfig.@Nullable Keys keys(RemoteKeys.Timing timing) {
        Optional<String> inline = source.get(Property.PUBLIC_KEY.key());
        Optional<String> at = source.get(Property.PUBLIC_KEY_LOCATION.key());
        if (inline.isPresent() == at.isPresent()) {
            String which = inline.isPresent() ? "set together" : "(not set)";
            problems.add(new Problem(
                    Property.PUBLIC_KEY.key() + " and " + Property.PUBLIC_KEY_LOCATION.key(),
                    which,
                    "exactly one of the two is needed: " + Property.PUBLIC_KEY.accepted() + ", or "
                            + Property.PUBLIC_KEY_LOCATION.accepted()));
            return null;
        }
        try {
            return inline.isPresent() ? KeyLocation.given(inline.get()) : location.resolve(at.orElseThrow(), timing);
        } catch (KeyLocation.UnusableException e) {
            Property property = inline.isPresent() ? Property.PUBLIC_KEY : Property.PUBLIC_KEY_LOCATION;
            problem(property, at.orElse(""), e.accepted());
            return null;
        }
    }

    private RemoteKeys.Timing timing() {
        Duration refresh = duration(Property.KEY_REFRESH, Duration.ofSeconds(1), Duration.ofDays(1));
        Duration coolDown = duration(Property.KEY_COOL_DOWN, Duration.ofSeconds(1), Duration.ofHours(1));
        Duration trust = duration(Property.KEY_TRUST, Duration.ofMinutes(1), Duration.ofDays(30));
        if (trust.compareTo(refresh) <= 0) {
            // Else good tokens would get 503 from the end of the trust to the next look.
            problem(
                    Property.KEY_TRUST,
                    trust.toString(),
                    Property.KEY_TRUST.accepted() + ", and longer than " + Property.KEY_REFRESH.key() + " (" + refresh
                            + ")");
        }
        return new RemoteKeys.Timing(refresh, coolDown, trust, WAIT_FOR_UNKNOWN_KEY);
    }

    /** Accepting tokens for anybody must be said, not forgotten. */
    private Optional<Set<String>> audiences() {
        boolean needed = bool(Property.AUDIENCE_REQUIRED, true);
        Set<String> names = source.get(Property.AUDIENCES.key()).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        // A list of nothing but commas is a slip, even where tokens for anybody would do.
        if (names.isEmpty() && (needed || source.get(Property.AUDIENCES.key()).isPresent())) {
            problem(
                    Property.AUDIENCES,
                    source.get(Property.AUDIENCES.key()).orElse(null),
                    Property.AUDIENCES.accepted() + "; to accept tokens for anybody, say "
                            + Property.AUDIENCE_REQUIRED.key() + " = false");
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private TokenTypes types() {
        return switch (text(Property.TOKEN_TYPES, "mp-jwt", Set.of("mp-jwt", "rfc9068", "lenient"))) {
            case "rfc9068" -> TokenTypes.RFC_9068;
            case "lenient" -> TokenTypes.LENIENT;
            default -> TokenTypes.MP_JWT;
        };
    }

    private String realm() {
        String realm = source.get(Property.REALM.key()).orElse(Property.REALM.defaultText());
        if (!Challenge.isRealm(realm)) {
            problem(Property.REALM, realm);
        }
        return realm;
    }

    private @Nullable String required(Property property) {
        Optional<String> value = source.get(property.key());
        if (value.isEmpty()) {
            problem(property, null);
        }
        return value.orElse(null);
    }

    private String text(Property property, String otherwise, Set<String> accepted) {
        String value = source.get(property.key()).orElse(otherwise);
        if (!accepted.contains(value)) {
            problem(property, value);
            return otherwise;
        }
        return value;
    }

    private boolean bool(Property property, boolean otherwise) {
        return text(property, Boolean.toString(otherwise), Set.of("true", "false"))
                .equals("true");
    }

    private Optional<Duration> seconds(Property property, long least, long most) {
        Optional<String> value = source.get(property.key());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            long seconds = Long.parseLong(value.get());
            if (seconds >= least && seconds <= most) {
                return Optional.of(Duration.ofSeconds(seconds));
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        problem(property, value.get());
        return Optional.empty();
    }

    private Duration duration(Property property, Duration least, Duration most) {
        Duration otherwise = Duration.parse(property.defaultText());
        Optional<String> value = source.get(property.key());
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(value.get());
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Told below, like a duration out of range.
        }
        problem(property, value.get());
        return otherwise;
    }

    private void rejectUnknownNames() {
        Set<String> known = Stream.of(Property.values()).map(Property::key).collect(Collectors.toSet());
        Set<String> asEnvironment =
                known.stream().map(ConfigReader::environmentName).collect(Collectors.toSet());
        source.names().stream()
                .filter(ConfigReader::isOurs)
                .filter(name -> !known.contains(name) && !asEnvironment.contains(name))
                .sorted()
                .forEach(name -> problems.add(new Problem(
                        name,
                        "(not shown)",
                        "there is no such property; there are "
                                + known.stream().sorted().toList())));
    }

    /** Whether a name lies where only names of our table are: our own, and the groups of MicroProfile JWT's. */
    private static boolean isOurs(String name) {
        return Property.PREFIXES.stream()
                .anyMatch(prefix -> name.startsWith(prefix) || name.startsWith(environmentName(prefix)));
    }

    /** How a name is spelled as an environment variable (MicroProfile Config 3.0 section 5.3.1). */
    private static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private void problem(Property property, @Nullable String value) {
        problem(property, value, property.accepted());
    }

    private void problem(Property property, @Nullable String value, String accepted) {
        String shown = value == null ? "(not set)" : property.mayShow(value) ? value : "(not shown)";
        problems.add(new Problem(property.key(), shown, "accepted: " + accepted));
    }
}
