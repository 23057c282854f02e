// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.assertion.SignedClientAssertions;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.KnownClients;
import org.jwtfilter.login.discovery.Metadata;
import org.jwtfilter.login.grant.Grants;
import org.jwtfilter.login.introspect.ActiveTokens;
import org.jwtfilter.login.introspect.Introspection;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.signing.SigningKeys;

/** The part of the composition root that tells others: what there is here, and which tokens are good. */
@ApplicationScoped
class OAuthWiring {
    @Produces
    @Singleton
    Metadata metadata(LoginConfig config, Grants grants, SigningKeys keys) {
        return new Metadata(
                config.accessTokens().issuer(),
                grants.types(),
                SignedClientAssertions.ALGORITHMS.stream()
                        .map(SignatureAlgorithm::joseName)
                        .toList(),
                keys);
    }

    @Produces
    @Singleton
    ActiveTokens activeTokens(
            LoginConfig config,
            OwnTokens accessTokens,
            Revocations revocations,
            RefreshFamilies families,
            KnownClients clients,
            Realm realm) {
        return new ActiveTokens(
                config.accessTokens().issuer(),
                accessTokens,
                revocations,
                families,
                clients,
                realm,
                config.assertionIssuers().stream()
                        .filter(issuer -> issuer.subjects() instanceof AssertionIssuer.Subjects.OfIssuer)
                        .map(AssertionIssuer::name)
                        .collect(Collectors.toSet()));
    }

    @Produces
    @Singleton
    Introspection introspection(
            ClientAuthentication clients, ActiveTokens tokens, LoginConfig config, SigningKeys keys) {
        return new Introspection(clients, tokens, config.accessTokens().issuer(), keys, Clock.systemUTC());
    }
}
