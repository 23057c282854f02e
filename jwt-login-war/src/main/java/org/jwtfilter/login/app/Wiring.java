// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.grant.Grants;
import org.jwtfilter.login.grant.RefreshTokenGrant;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.login.Login;
import org.jwtfilter.login.realm.EmbeddedIdentityStore;
import org.jwtfilter.login.realm.PasswordHashes;
import org.jwtfilter.login.realm.Pbkdf2PasswordHashes;
import org.jwtfilter.login.realm.PlainPassword;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.Users;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshTokens;
import org.jwtfilter.login.revoke.Revocation;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.FileSigningKeys;
import org.jwtfilter.login.store.OwnerOnly;
import org.jwtfilter.login.store.SqlRefreshTokens;
import org.jwtfilter.login.store.SqlUsers;

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
        return Database.open(config.dataDirectory());
    }

    void close(@Disposes Database database) {
        database.close();
    }

    /** The parameter {@code database} is not used but must be there first: its lock keeps other processes out of the directory. */
    @Produces
    @Singleton
    SigningKeys signingKeys(LoginConfig config, Database database) {
        return FileSigningKeys.open(config.dataDirectory());
    }

    @Produces
    @Singleton
    PasswordHashes passwordHashes(Pbkdf2PasswordHash container, LoginConfig config) {
        return new Pbkdf2PasswordHashes(container, config.passwordIterations());
    }

    @Produces
    @Singleton
    Users users(Database database, PasswordHashes hashes, LoginConfig config) {
        Users users = new SqlUsers(database);
        InitialUsersFile.load(config.initialUsers(), users, hashes);
        return users;
    }

    @Produces
    @Singleton
    @Typed(EmbeddedIdentityStore.class)
    EmbeddedIdentityStore embeddedIdentityStore(Users users, PasswordHashes hashes) {
        byte[] dummy = new byte[32];
        random.nextBytes(dummy);
        String text = Base64.getEncoder().encodeToString(dummy);
        return new EmbeddedIdentityStore(
                users, hashes, PlainPassword.parse(text).orElseThrow());
    }

    /** The same, under the type by which Jakarta Security looks for it. */
    @Produces
    @ApplicationScoped
    IdentityStore identityStore(EmbeddedIdentityStore embedded) {
        return embedded;
    }

    @Produces
    @Singleton
    Realm realm(IdentityStoreHandler stores, Users users) {
        return new Realm(stores, users);
    }

    @Produces
    @Singleton
    RefreshTokens refreshTokens(Database database) {
        return new SqlRefreshTokens(database);
    }

    @Produces
    @Singleton
    RefreshFamilies refreshFamilies(RefreshTokens tokens, LoginConfig config, Realm realm) {
        return new RefreshFamilies(tokens, config.refresh(), realm, clock, random);
    }

    @Produces
    @Singleton
    AccessTokens accessTokens(SigningKeys keys, LoginConfig config) {
        return new AccessTokens(keys, config.accessTokens(), clock, random);
    }

    @Produces
    @Singleton
    ClientAuthentication clientAuthentication(LoginConfig config) {
        return new ClientAuthentication(config.clients(), config.client());
    }

    @Produces
    @Singleton
    Login login(Realm realm, ClientAuthentication clients, RefreshFamilies families, AccessTokens accessTokens) {
        return new Login(realm, clients, families, accessTokens, clock);
    }

    @Produces
    @Singleton
    Grants grants(ClientAuthentication clients, RefreshFamilies families, AccessTokens accessTokens) {
        return new Grants(clients, List.of(new RefreshTokenGrant(families, accessTokens)));
    }

    @Produces
    @Singleton
    Revocation revocation(ClientAuthentication clients, RefreshFamilies families) {
        return new Revocation(clients, families);
    }
}
