// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jwtfilter.login.assertion.IssuerAssertions;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.grant.ClientCredentialsGrant;
import org.jwtfilter.login.grant.Grant;
import org.jwtfilter.login.grant.Grants;
import org.jwtfilter.login.grant.JwtBearerGrant;
import org.jwtfilter.login.grant.RefreshTokenGrant;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.login.Login;
import org.jwtfilter.login.login.PasswordCheck;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshTokens;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.revoke.Revocation;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.OwnerOnly;
import org.jwtfilter.login.store.SqlRefreshTokens;
import org.jwtfilter.login.throttle.LoginPermits;
import org.jwtfilter.login.throttle.LoginThrottle;

/** The composition root: what is made of what. From the bottom up, and nothing is made anywhere else. */
@ApplicationScoped
class Wiring {
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    LoginConfig config() {
        return ConfigReader.read(ConfigSource.of(ConfigProvider.getConfig()), System.getProperty("user.home"));
    }

    @Produces
    @Singleton
    Database database(LoginConfig config) {
        OwnerOnly.makeDirectory(config.dataDirectory());
        return Database.open(config.database());
    }

    void close(@Disposes Database database) {
        database.close();
    }

    @Produces
    @Singleton
    RefreshTokens refreshTokens(Database database, PublishedLists lists) {
        return new SqlRefreshTokens(database, lists::changed);
    }

    @Produces
    @Singleton
    RefreshFamilies refreshFamilies(RefreshTokens tokens, LoginConfig config, Realm realm, AuditTrail audit) {
        return new RefreshFamilies(tokens, config.refresh(), realm, audit, clock, random);
    }

    @Produces
    @Singleton
    AccessTokens accessTokens(SigningKeys keys, LoginConfig config) {
        return new AccessTokens(keys, config.accessTokens(), clock, random);
    }

    @Produces
    @Singleton
    OwnTokens ownTokens(SigningKeys keys, LoginConfig config) {
        return new OwnTokens(keys, config.accessTokens(), clock);
    }

    @Produces
    @Singleton
    PasswordCheck passwordCheck(LoginThrottle throttle, LoginPermits permits, AuditTrail audit) {
        return new PasswordCheck(throttle, permits, audit);
    }

    @Produces
    @Singleton
    Login login(
            PasswordCheck check,
            Realm realm,
            ClientAuthentication clients,
            RefreshFamilies families,
            AccessTokens accessTokens,
            Revocations revocations,
            AuditTrail audit) {
        return new Login(check, realm, clients, families, accessTokens, revocations, audit);
    }

    @Produces
    @Singleton
    Grants grants(
            ClientAuthentication clients,
            RefreshFamilies families,
            AccessTokens accessTokens,
            Revocations revocations,
            IssuerAssertions assertions,
            Realm realm,
            AuditTrail audit) {
        List<Grant> grants = new ArrayList<>(List.of(
                new RefreshTokenGrant(families, accessTokens, revocations),
                new ClientCredentialsGrant(accessTokens, revocations, audit)));
        // Where nobody's are taken, the metadata must not say that there is such a grant.
        if (!assertions.isEmpty()) {
            grants.add(new JwtBearerGrant(assertions, realm, accessTokens, revocations, audit));
        }
        return new Grants(clients, grants);
    }

    @Produces
    @Singleton
    Revocation revocation(
            ClientAuthentication clients, RefreshFamilies families, OwnTokens ownTokens, Revocations revocations) {
        return new Revocation(clients, families, ownTokens, revocations);
    }
}
