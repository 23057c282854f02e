// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jwtfilter.login.assertion.SpentAssertions;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.refresh.RefreshTokens;
import org.jwtfilter.login.revocation.IssuedTokens;
import org.jwtfilter.login.store.AuditFile;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.SqlKnownSources;
import org.jwtfilter.login.store.SqlLoginAttempts;
import org.jwtfilter.login.throttle.KnownSources;
import org.jwtfilter.login.throttle.LoginAttempts;
import org.jwtfilter.login.throttle.LoginPermits;
import org.jwtfilter.login.throttle.LoginThrottle;
import org.jwtfilter.login.throttle.Proxies;

/** The part of the composition root that guards the door: what is limited, written down and swept. */
@ApplicationScoped
class DoorWiring {
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();

    @Produces
    @Singleton
    AuditTrail auditTrail(LoginConfig config, Event<AuditEvent> observers) {
        return new WrittenAuditTrail(clock, config.door().auditFile().map(AuditFile::open), observers::fire);
    }

    @Produces
    @Singleton
    Proxies proxies(LoginConfig config) {
        return config.door().proxies();
    }

    @Produces
    @Singleton
    CrossOriginRule crossOriginRule(LoginConfig config) {
        return config.door().crossOrigin();
    }

    @Produces
    @Singleton
    LoginAttempts loginAttempts(Database database) {
        return new SqlLoginAttempts(database);
    }

    @Produces
    @Singleton
    KnownSources knownSources(Database database) {
        return new SqlKnownSources(database);
    }

    @Produces
    @Singleton
    LoginThrottle loginThrottle(
            LoginConfig config, LoginAttempts attempts, KnownSources knownSources, AuditTrail audit) {
        return new LoginThrottle(config.door().throttle(), attempts, knownSources, audit, clock);
    }

    @Produces
    @Singleton
    LoginPermits loginPermits(LoginConfig config) {
        return config.door().permits();
    }

    @Produces
    @Singleton
    Sweeper sweeper(
            LoginAttempts attempts,
            KnownSources knownSources,
            RefreshTokens refreshTokens,
            SpentAssertions spentAssertions,
            IssuedTokens issuedTokens) {
        Sweeper sweeper = new Sweeper(
                clock,
                List.of(
                        attempts::forgetEmpty,
                        knownSources::forgetExpired,
                        refreshTokens::forgetExpired,
                        spentAssertions::forgetExpired,
                        issuedTokens::forgetExpired));
        sweeper.start(BETWEEN_SWEEPS);
        return sweeper;
    }

    void stop(@Disposes Sweeper sweeper) {
        sweeper.close();
    }
}
