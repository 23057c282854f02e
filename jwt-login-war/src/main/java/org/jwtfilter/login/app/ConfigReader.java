// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jwtfilter.login.client.FirstPartyClient;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.refresh.RefreshPolicy;

/** Turns names and values into a {@link LoginConfig}, or into the list of all that is wrong with them. */
final class ConfigReader {
    static final Duration MIN_ACCESS = Duration.ofSeconds(10);
    static final Duration MIN_REFRESH = Duration.ofMinutes(1);
    static final Duration MAX_REFRESH = Duration.ofDays(365);
    static final int MIN_ITERATIONS = 100_000;
    static final int MAX_ITERATIONS = 10_000_000;

    private static final int MAX_SHOWN = 200;
    private static final int MAX_AUDIENCES = 16;
    private static final Pattern AUDIENCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E&&[^,]]{1,256}");
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);

    private final ConfigSource source;
    private final String home;
    private final List<String> problems = new ArrayList<>();

    private ConfigReader(ConfigSource source, String home) {
        this.source = source;
        this.home = home;
    }

    /**
     * The configuration.
     *
     * @param home the home directory of the user who runs us
     * @throws ConfigException with all problems, if there is one
     */
    static LoginConfig read(ConfigSource source, String home) {
        return new ConfigReader(source, home).read();
    }

    /** Whether {@code issuer} can be reached from this machine only. */
    static boolean isLoopback(String issuer) {
        return LOOPBACK.matcher(URI.create(issuer).getHost()).matches();
    }

    private LoginConfig read() {
        String issuer = value(Property.ISSUER, ConfigReader::issuer, Property.ISSUER.fallback());
        List<String> audiences = value(Property.AUDIENCES, ConfigReader::audiences, List.of(issuer));
        String clientId = value(
                Property.CLIENT_ID,
                text -> Optional.of(text).filter(id -> CLIENT_ID.matcher(id).matches()),
                Property.CLIENT_ID.fallback());
        Scope scope = value(Property.SCOPE, Scope::parse, defaultOf(Property.SCOPE, Scope::parse));
        Duration access = duration(Property.ACCESS_TOKEN_LIFETIME, MIN_ACCESS, AccessTokenRules.MAX_LIFETIME);
        Duration idle = duration(Property.REFRESH_TOKEN_IDLE, MIN_REFRESH, MAX_REFRESH);
        Duration lifetime = duration(Property.REFRESH_TOKEN_LIFETIME, MIN_REFRESH, MAX_REFRESH);
        if (idle.compareTo(lifetime) > 0 && !isSet(Property.REFRESH_TOKEN_IDLE)) {
            // Who only shortens the whole login means the idle time too.
            idle = lifetime;
        } else if (idle.compareTo(lifetime) > 0) {
            problem(Property.REFRESH_TOKEN_IDLE, idle.toString());
        }
        Path directory = value(Property.DATA_DIRECTORY, ConfigReader::path, Path.of(home, ".jwt-login"));
        int iterations = value(
                Property.PASSWORD_ITERATIONS,
                ConfigReader::iterations,
                defaultOf(Property.PASSWORD_ITERATIONS, ConfigReader::iterations));
        Path nowhere = Path.of("");
        Path initialUsers = value(Property.INITIAL_USERS_FILE, ConfigReader::path, nowhere);
        for (String name : ConfigNames.unknown(source.names())) {
            problems.add(show(name) + " is not a name that exists; accepted are " + String.join(", ", known()));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new LoginConfig(
                new AccessTokenRules(issuer, audiences, access),
                new RefreshPolicy(idle, lifetime),
                new FirstPartyClient(clientId, scope),
                directory,
                iterations,
                initialUsers.equals(nowhere) ? Optional.empty() : Optional.of(initialUsers));
    }

    private <T> T value(Property property, Function<String, Optional<T>> parser, T fallback) {
        Optional<String> given = source.get(property.key());
        if (given.isEmpty()) {
            return fallback;
        }
        Optional<T> parsed = parser.apply(given.get());
        if (parsed.isEmpty()) {
            problem(property, given.get());
        }
        return parsed.orElse(fallback);
    }

    private Duration duration(Property property, Duration min, Duration max) {
        Function<String, Optional<Duration>> parser = text -> duration(text)
                .filter(duration ->
                        duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0 && duration.toNanosPart() == 0);
        return value(property, parser, defaultOf(property, parser));
    }

    private static <T> T defaultOf(Property property, Function<String, Optional<T>> parser) {
        return parser.apply(property.fallback()).orElseThrow();
    }

    private boolean isSet(Property property) {
        return source.get(property.key()).isPresent();
    }

    private void problem(Property property, String given) {
        problems.add(property.key() + " is \"" + show(given) + "\"; accepted is " + property.accepted());
    }

    private static List<String> known() {
        return List.of(Property.values()).stream().map(Property::key).toList();
    }

    /** The value for a log: bounded, printable, and without what stands before the @ of a URL, which may be a password. */
    private static String show(String value) {
        String bounded = value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "..." : value;
        return bounded.replaceAll("//[^/]*@", "//***@").replaceAll("[^\\x20-\\x7E]", "?");
    }

    private static Optional<String> issuer(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            boolean accepted = host != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme())
                                    && LOOPBACK.matcher(host).matches()))
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() <= 65535
                    && uri.normalize().equals(uri)
                    && !text.endsWith("/")
                    && text.length() <= 512
                    && text.equals(uri.toASCIIString());
            return accepted ? Optional.of(text) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> audiences(String text) {
        List<String> audiences = new ArrayList<>();
        for (String audience : text.split(",", -1)) {
            audiences.add(audience.strip());
        }
        boolean accepted = audiences.size() <= MAX_AUDIENCES
                && new HashSet<>(audiences).size() == audiences.size()
                && audiences.stream()
                        .allMatch(audience -> AUDIENCE.matcher(audience).matches());
        return accepted ? Optional.of(List.copyOf(audiences)) : Optional.empty();
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> iterations(String text) {
        try {
            int iterations = Integer.parseInt(text);
            return Optional.of(iterations).filter(number -> number >= MIN_ITERATIONS && number <= MAX_ITERATIONS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            Path path = Path.of(text);
            // In the URL of the database what follows a semicolon would be a setting.
            return Optional.of(path.normalize()).filter(p -> p.isAbsolute() && text.indexOf(';') < 0);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
