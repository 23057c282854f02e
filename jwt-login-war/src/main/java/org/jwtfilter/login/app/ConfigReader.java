// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.store.DatabaseSettings;

/** Turns names and values into a {@link LoginConfig}, or into the list of all that is wrong with them. */
final class ConfigReader {
    private static final Duration MAX_GRACE = Duration.ofMinutes(1);
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);

    private final ConfigSource source;
    private final String home;
    private final Values values;

    private ConfigReader(ConfigSource source, String home) {
        this.source = source;
        this.home = home;
        this.values = new Values(source);
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
        boolean insecure = values.get(Property.ISSUER_INSECURE, Values::flag);
        String issuer = values.get(Property.ISSUER, text -> issuer(text, insecure));
        ClientsReader clients = new ClientsReader(values);
        Client client = clients.first(issuer);
        Duration grace = values.duration(Property.REFRESH_TOKEN_GRACE, Duration.ZERO, MAX_GRACE);
        ConfiguredClients all = new ConfiguredClients(clients.all(client));
        AccessTokenRules tokens = new AccessTokenReader(values).read(issuer, all.all());
        List<AssertionIssuer> assertions = new AssertionsReader(values).read(issuer);
        SigningConfig signing = new SigningReader(values).read(all.all());
        Path directory = values.get(Property.DATA_DIRECTORY, Values::path, Path.of(home, ".jwt-login"));
        RealmsConfig realms = new RealmsReader(values).read();
        Optional<Path> initialUsers = values.find(Property.INITIAL_USERS_FILE, Values::path);
        DatabaseSettings database = new DatabaseReader(values).read(directory);
        DoorConfig door = DoorConfig.read(values);
        StatusConfig status = StatusConfig.read(values);
        values.refuseUnknown(source.names());
        values.check();
        return new LoginConfig(
                tokens,
                new RefreshPolicy(client.refreshTokenIdle(), client.refreshTokenLifetime(), grace),
                client,
                all,
                assertions,
                signing,
                directory,
                database,
                realms,
                initialUsers,
                door,
                status);
    }

    private static Optional<String> issuer(String text, boolean insecure) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            boolean accepted = host != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme())
                                    && (insecure || LOOPBACK.matcher(host).matches())))
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
}
