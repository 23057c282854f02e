// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import org.jwtfilter.authn.Authenticator;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.HttpSource;
import org.jwtfilter.key.RemoteKeys;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.wire.TokenFinder;

/** The pipeline as the configuration wants it, with whatever of it works in the background. The composition root. */
public final class ConfiguredAuthenticator implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ConfiguredAuthenticator.class.getName());

    private final Authenticator authenticator;
    private final VerificationKeys keys;

    private ConfiguredAuthenticator(Authenticator authenticator, VerificationKeys keys) {
        this.authenticator = authenticator;
        this.keys = keys;
    }

    /** Puts the parts together and begins to read the keys. */
    public static ConfiguredAuthenticator start(JwtConfig config, Clock clock) {
        VerificationKeys keys = keys(config.keys());
        Authenticator authenticator = new Authenticator(
                new TokenFinder(),
                new TokenVerifier(config.rules(), keys, clock),
                new CallerMapping(),
                config.challenge());
        if (config.rules().audiences().isEmpty()) {
            LOG.log(Level.WARNING, "tokens for any audience are accepted; set {0}", Property.AUDIENCES.key());
        }
        return new ConfiguredAuthenticator(authenticator, keys);
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    /** Ends the background work. */
    @Override
    public void close() {
        keys.close();
    }

    private static VerificationKeys keys(JwtConfig.Keys keys) {
        if (keys instanceof JwtConfig.Keys.At at) {
            warnIfOpenToReaders(at.uri());
            return new RemoteKeys(withoutQuery(at.uri()), new HttpSource(at.uri()), at.timing(), System::nanoTime);
        }
        return new FixedKeys(((JwtConfig.Keys.Given) keys).snapshot());
    }

    /** For the log: a query may hold what is nobody's business. */
    private static String withoutQuery(URI uri) {
        String text = uri.toString();
        return text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
    }

    private static void warnIfOpenToReaders(URI uri) {
        String host = uri.getHost();
        boolean loopback = host.equals("localhost") || host.matches("127(\\.\\d+){3}") || host.equals("[::1]");
        if ("http".equalsIgnoreCase(uri.getScheme()) && !loopback) {
            LOG.log(Level.WARNING, "{0} is not https: whoever sits between can put in keys of his own", uri);
        }
    }
}
