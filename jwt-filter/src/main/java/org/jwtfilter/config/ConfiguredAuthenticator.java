// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jwtfilter.authn.Authenticator;
import org.jwtfilter.authn.OutcomeListener;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.key.BackgroundKeys;
import org.jwtfilter.key.FileSource;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.HttpSource;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.status.IssuerStatuses;
import org.jwtfilter.status.StatusRules;
import org.jwtfilter.status.TokenStatus;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;

/** The pipeline as the configuration wants it, with whatever of it works in the background. The composition root. */
public final class ConfiguredAuthenticator implements AutoCloseable {
    private final Authenticator authenticator;
    private final List<TrustedIssuer> issuers;
    private final Map<String, IssuerStatuses> statuses;

    private ConfiguredAuthenticator(
            Authenticator authenticator, List<TrustedIssuer> issuers, Map<String, IssuerStatuses> statuses) {
        this.authenticator = authenticator;
        this.issuers = issuers;
        this.statuses = statuses;
    }

    /** Puts the parts together and begins to read the keys. Status lists are read once a token names them. */
    public static ConfiguredAuthenticator start(JwtConfig config, Clock clock) {
        Optional<Observer> observer = Observer.find();
        List<TrustedIssuer> issuers = new ArrayList<>();
        Map<String, CallerMapping> mappings = new HashMap<>();
        Map<String, IssuerStatuses> statuses = new HashMap<>();
        for (JwtConfig.Issuer issuer : config.issuers()) {
            LookListener looks =
                    observer.map(it -> it.looks(issuer.rules().issuer())).orElse(LookListener.NONE);
            TrustedIssuer trusted = new TrustedIssuer(issuer.rules(), keys(issuer.keys(), looks), config.provider());
            issuers.add(trusted);
            String iss = issuer.rules().issuer();
            mappings.put(iss, new CallerMapping(issuer.caller()));
            issuer.status().ifPresent(rules -> statuses.put(iss, statuses(trusted, rules, observer, clock)));
        }
        TokenVerifier verifier = new TokenVerifier(issuers, config.decrypter(), config.cacheSize(), clock);
        Authenticator authenticator = new Authenticator(
                config.finder(),
                config.crossSite(),
                verifier,
                claims -> requireNonNull(mappings.get(claims.issuer()), "verified by its rules")
                        .callerOf(claims),
                claims -> {
                    IssuerStatuses of = statuses.get(claims.issuer());
                    return of == null ? TokenStatus.NOT_LOOKED_AFTER : of.of(claims);
                },
                config.challenge(),
                observer.map(Observer::outcomes).orElse(OutcomeListener.NONE));
        observer.ifPresent(it -> it.watch(issuers));
        return new ConfiguredAuthenticator(authenticator, issuers, statuses);
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    /** Ends the background work. */
    @Override
    public void close() {
        statuses.values().forEach(IssuerStatuses::close);
        issuers.forEach(issuer -> issuer.keys().close());
    }

    private static IssuerStatuses statuses(
            TrustedIssuer issuer, StatusRules rules, Optional<Observer> observer, Clock clock) {
        LookListener looks =
                observer.map(it -> it.statusLooks(issuer.rules().issuer())).orElse(LookListener.NONE);
        return new IssuerStatuses(issuer, rules, looks, clock, System::nanoTime);
    }

    private static VerificationKeys keys(JwtConfig.Keys keys, LookListener looks) {
        if (keys instanceof JwtConfig.Keys.At at) {
            return new BackgroundKeys(
                    withoutQuery(at.uri()),
                    new HttpSource(at.uri()),
                    at.reader(),
                    at.timing(),
                    looks,
                    System::nanoTime);
        }
        if (keys instanceof JwtConfig.Keys.In in) {
            return BackgroundKeys.startingWith(
                    in.first(),
                    in.file().toString(),
                    new FileSource(in.file()),
                    in.reader(),
                    in.timing(),
                    looks,
                    System::nanoTime);
        }
        return new FixedKeys(((JwtConfig.Keys.Given) keys).snapshot());
    }

    /** For the log: a query may hold what is nobody's business. */
    private static String withoutQuery(URI uri) {
        String text = uri.toString();
        return text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
    }
}
