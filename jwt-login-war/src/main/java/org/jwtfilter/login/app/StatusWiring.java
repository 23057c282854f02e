// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jwtfilter.login.admin.TokenAdministration;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.client.KnownClients;
import org.jwtfilter.login.revocation.IssuedTokens;
import org.jwtfilter.login.revocation.ListedRevocations;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.revocation.StatusLists;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.SqlIssuedTokens;
import org.jwtfilter.login.store.SqlStatusLists;

/** The part of the composition root that makes the status lists. */
@ApplicationScoped
class StatusWiring {
    private final Clock clock = Clock.systemUTC();

    @Produces
    @Singleton
    StatusLists statusLists(Database database) {
        return new SqlStatusLists(database);
    }

    @Produces
    @Singleton
    IssuedTokens issuedTokens(Database database) {
        return new SqlIssuedTokens(database);
    }

    @Produces
    @Singleton
    PublishedLists publishedLists(StatusLists lists, SigningKeys keys, LoginConfig config) {
        return new PublishedLists(
                lists, keys, config.accessTokens().issuer(), config.status().timeToLive(), clock);
    }

    @Produces
    @Singleton
    Revocations revocations(
            StatusLists lists,
            IssuedTokens tokens,
            PublishedLists published,
            KnownClients clients,
            LoginConfig config) {
        return config.status().published()
                ? new ListedRevocations(lists, tokens, published, clients, clock)
                : Revocations.NONE;
    }

    @Produces
    @Singleton
    TokenAdministration tokenAdministration(Revocations revocations, AuditTrail audit) {
        return new TokenAdministration(revocations, audit);
    }

    /** Also where tokens have no places any more: those from before may have. */
    @Produces
    @Singleton
    ListLookout listLookout(PublishedLists lists) {
        ListLookout lookout = new ListLookout(lists);
        lookout.start();
        return lookout;
    }

    void close(@Disposes ListLookout lookout) {
        lookout.close();
    }
}
