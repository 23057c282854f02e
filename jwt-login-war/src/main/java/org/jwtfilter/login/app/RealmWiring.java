// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jwtfilter.login.admin.Administrators;
import org.jwtfilter.login.admin.UserAdministration;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.ldap.LdapIdentityStore;
import org.jwtfilter.login.login.PasswordChange;
import org.jwtfilter.login.login.PasswordCheck;
import org.jwtfilter.login.password.EvenPasswordHashes;
import org.jwtfilter.login.realm.EmbeddedIdentityStore;
import org.jwtfilter.login.realm.OwnPassword;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.Users;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.DatabaseIdentityStore;
import org.jwtfilter.login.store.SqlUsers;
import org.jwtfilter.login.store.StartException;

/** The part of the composition root that is about users. */
@ApplicationScoped
class RealmWiring {
    private static final System.Logger LOG = System.getLogger(RealmWiring.class.getName());

    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    EvenPasswordHashes passwordHashes(LoginConfig config) {
        return new EvenPasswordHashes(config.realms().hashes(), random);
    }

    @Produces
    @Singleton
    Users users(Database database, EvenPasswordHashes hashes, LoginConfig config) {
        Users users = new SqlUsers(database);
        if (config.realms().has(RealmKind.EMBEDDED)) {
            InitialUsersFile.load(config.initialUsers(), users, hashes);
            FirstAdministrator.ensure(users, hashes, config.realms().administrators(), random);
            users.sampleHashes().forEach(hashes::expect);
        }
        return users;
    }

    @Produces
    @Singleton
    @Typed(LdapIdentityStore.class)
    LdapIdentityStore ldap(LoginConfig config) {
        try {
            return new LdapIdentityStore(config.realms().ldap().orElseThrow());
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    void close(@Disposes LdapIdentityStore ldap) {
        ldap.close();
    }

    @Produces
    @Singleton
    @Typed(DatabaseIdentityStore.class)
    DatabaseIdentityStore tables(LoginConfig config, EvenPasswordHashes hashes) {
        RealmsConfig.DatabaseRealm realm = config.realms().database().orElseThrow();
        realm.sampleHash().ifPresent(hashes::expect);
        return DatabaseIdentityStore.open(realm.place(), realm.queries(), hashes);
    }

    void close(@Disposes DatabaseIdentityStore tables) {
        tables.close();
    }

    /** Asks for those that are configured only, so the others are not made. */
    @Produces
    @Singleton
    Realm realm(
            LoginConfig config,
            Users users,
            EvenPasswordHashes hashes,
            HttpServletRequest request,
            Instance<Object> beans) {
        RealmsConfig realms = config.realms();
        Map<String, IdentityStore> stores = new LinkedHashMap<>();
        for (RealmKind kind : realms.kinds()) {
            stores.put(
                    kind.word(),
                    switch (kind) {
                        case EMBEDDED -> new EmbeddedIdentityStore(users, hashes);
                        case DATABASE ->
                            beans.select(DatabaseIdentityStore.class).get();
                        case LDAP -> beans.select(LdapIdentityStore.class).get();
                        case CONTAINER -> new ContainerIdentityStore(request, realms.containerGroups());
                        case CUSTOM -> custom(beans);
                    });
        }
        List<String> unasked = realms.has(RealmKind.CUSTOM) ? List.of() : added(beans);
        if (!unasked.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "There are identity store beans that nobody asks, because {0} does not name custom: {1}",
                    Property.REALMS.key(),
                    unasked);
        }
        return new Realm(stores);
    }

    /** The identity store beans of this application; a server has some of its own, which nobody means. */
    private static List<String> added(Instance<Object> beans) {
        return beans.select(IdentityStore.class)
                .handlesStream()
                .map(store -> store.getBean().getBeanClass())
                .filter(type -> type.getClassLoader() == RealmWiring.class.getClassLoader())
                .map(Class::getName)
                .toList();
    }

    private static IdentityStore custom(Instance<Object> beans) {
        if (beans.select(IdentityStore.class).isUnsatisfied()) {
            throw new StartException(
                    Property.REALMS.key() + " names custom, but there is no IdentityStore bean in this application");
        }
        return new CustomIdentityStore(beans.select(IdentityStoreHandler.class).get());
    }

    @Produces
    @Singleton
    PasswordChange passwordChange(
            PasswordCheck check, Users users, EvenPasswordHashes hashes, RefreshFamilies families, AuditTrail audit) {
        return new PasswordChange(check, new OwnPassword(users, hashes), families, audit);
    }

    @Produces
    @Singleton
    Administrators administrators(LoginConfig config, OwnTokens tokens, Revocations revocations, Realm realm) {
        return new Administrators(
                tokens,
                Administrators.audience(config.accessTokens().issuer()),
                revocations,
                realm,
                config.realms().administrators());
    }

    @Produces
    @Singleton
    UserAdministration userAdministration(
            LoginConfig config, Users users, EvenPasswordHashes hashes, RefreshFamilies families, AuditTrail audit) {
        return new UserAdministration(
                users, hashes, families, audit, config.realms().administrators());
    }
}
