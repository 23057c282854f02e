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
import org.jwtfilter.login.admin.Administrators;
import org.jwtfilter.login.admin.ClientAdministration;
import org.jwtfilter.login.admin.ClientRules;
import org.jwtfilter.login.assertion.AssertionRules;
import org.jwtfilter.login.assertion.IssuerAssertions;
import org.jwtfilter.login.assertion.SignedClientAssertions;
import org.jwtfilter.login.assertion.SpentAssertions;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.client.KnownClients;
import org.jwtfilter.login.client.RegisteredClients;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.SqlRegisteredClients;
import org.jwtfilter.login.store.SqlSpentAssertions;
import org.jwtfilter.login.throttle.LoginThrottle;

/** The part of the composition root that knows clients. */
@ApplicationScoped
class ClientWiring {
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    /** With the client of administration, which nobody configures. */
    @Produces
    @Singleton
    ConfiguredClients configuredClients(LoginConfig config) {
        List<Client> clients = new ArrayList<>(config.clients().all());
        clients.add(Administrators.client(config.accessTokens().issuer()));
        return new ConfiguredClients(clients);
    }

    @Produces
    @Singleton
    RegisteredClients registeredClients(Database database) {
        return new SqlRegisteredClients(database);
    }

    @Produces
    @Singleton
    KnownClients knownClients(ConfiguredClients configured, RegisteredClients registered, LoginConfig config) {
        return new KnownClients(configured, registered, config.signing().rules().longestToken());
    }

    @Produces
    @Singleton
    SpentAssertions spentAssertions(Database database) {
        return new SqlSpentAssertions(database);
    }

    @Produces
    @Singleton
    AssertionRules assertionRules(LoginConfig config, SpentAssertions spent) {
        return new AssertionRules(config.accessTokens().issuer(), spent, clock);
    }

    /** Its keys are looked for from now on, in the background. */
    @Produces
    @Singleton
    IssuerAssertions issuerAssertions(AssertionRules rules, LoginConfig config) {
        return new IssuerAssertions(rules, config.assertionIssuers());
    }

    void close(@Disposes IssuerAssertions assertions) {
        assertions.close();
    }

    @Produces
    @Singleton
    ClientAuthentication clientAuthentication(
            KnownClients known,
            LoginConfig config,
            AssertionRules assertions,
            LoginThrottle throttle,
            AuditTrail audit) {
        return new ClientAuthentication(
                known, config.client(), new SignedClientAssertions(assertions), new ThrottledRefusals(throttle, audit));
    }

    @Produces
    @Singleton
    ClientAdministration clientAdministration(
            RegisteredClients registered,
            ConfiguredClients configured,
            RefreshFamilies families,
            Revocations revocations,
            LoginConfig config,
            AuditTrail audit) {
        ClientRules rules = new ClientRules(
                Administrators.audience(config.accessTokens().issuer()),
                config.accessTokens().encryption().keySet(),
                config.signing().rules().longestToken(),
                SignedClientAssertions::areKeys);
        return new ClientAdministration(
                registered, configured, config.client(), rules, families, revocations, audit, random);
    }
}
