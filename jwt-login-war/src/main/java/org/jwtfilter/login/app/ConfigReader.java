// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    private static final int MAX_AUDIENCES = 16;
    private static final Pattern AUDIENCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E&&[^,]]{1,256}");
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);

    private final ConfigSource source;
    private final Values values;
    private final String home;

    private ConfigReader(ConfigSource source, String home) {
        this.source = source;
        this.values = new Values(source);
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
        String issuer = values.get(Property.ISSUER, ConfigReader::issuer);
        List<String> audiences = values.get(Property.AUDIENCES, ConfigReader::audiences, List.of(issuer));
        String clientId = values.get(
                Property.CLIENT_ID,
                text -> Optional.of(text).filter(id -> CLIENT_ID.matcher(id).matches()));
        Scope scope = values.get(Property.SCOPE, Scope::parse);
        Duration access = values.duration(Property.ACCESS_TOKEN_LIFETIME, MIN_ACCESS, AccessTokenRules.MAX_LIFETIME);
        RefreshPolicy refresh = refresh();
        Path directory = values.get(Property.DATA_DIRECTORY, Values::path, Path.of(home, ".jwt-login"));
        int iterations = values.number(Property.PASSWORD_ITERATIONS, MIN_ITERATIONS, MAX_ITERATIONS);
        Optional<Path> initialUsers = values.find(Property.INITIAL_USERS_FILE, Values::path);
        for (String name : ConfigNames.unknown(source.names())) {
            values.problem(
                    Values.show(name) + " is not a name that exists; accepted are " + String.join(", ", known()));
        }
        values.check();
        return new LoginConfig(
                new AccessTokenRules(issuer, audiences, access),
                refresh,
                new FirstPartyClient(clientId, scope),
                directory,
                iterations,
                initialUsers);
    }

    private RefreshPolicy refresh() {
        Duration idle = values.duration(Property.REFRESH_TOKEN_IDLE, MIN_REFRESH, MAX_REFRESH);
        Duration lifetime = values.duration(Property.REFRESH_TOKEN_LIFETIME, MIN_REFRESH, MAX_REFRESH);
        if (idle.compareTo(lifetime) > 0) {
            if (values.isSet(Property.REFRESH_TOKEN_IDLE)) {
                values.problem(Property.REFRESH_TOKEN_IDLE, idle.toString());
            }
            // Who only shortens the whole login means the idle time too.
            idle = lifetime;
        }
        return new RefreshPolicy(idle, lifetime);
    }

    private static List<String> known() {
        return List.of(Property.values()).stream().map(Property::key).toList();
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
}
