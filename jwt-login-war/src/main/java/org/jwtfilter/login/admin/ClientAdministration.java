// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientCredential;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.client.RegisteredClient;
import org.jwtfilter.login.client.RegisteredClients;
import org.jwtfilter.login.client.SecretHash;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.revocation.Revocations;

/** What an administrator may do to registered clients. Says in the audit trail who did what. */
public final class ClientAdministration {
    private final RegisteredClients clients;
    private final ConfiguredClients configured;
    private final Client likeOurs;
    private final ClientRules rules;
    private final RefreshFamilies families;
    private final Revocations revocations;
    private final AuditTrail audit;
    private final SecureRandom random;

    /**
     * @param configured the clients that have their ids already
     * @param likeOurs what a new client is like where nothing else is said
     */
    public ClientAdministration(
            RegisteredClients clients,
            ConfiguredClients configured,
            Client likeOurs,
            ClientRules rules,
            RefreshFamilies families,
            Revocations revocations,
            AuditTrail audit,
            SecureRandom random) {
        this.clients = clients;
        this.configured = configured;
        this.likeOurs = likeOurs;
        this.rules = rules;
        this.families = families;
        this.revocations = revocations;
        this.audit = audit;
        this.random = random;
    }

    /** A client, and its secret if that is a new one. */
    record Made(RegisteredClient client, Optional<String> secret) {
        @Override
        public String toString() {
            return "Made[***]";
        }
    }

    List<RegisteredClient> list(Optional<String> after, int limit) {
        return clients.list(after, limit);
    }

    /** @throws OAuthException 404 if there is no such client */
    RegisteredClient show(String id) {
        return clients.find(id).orElseThrow(ClientAdministration::unknown);
    }

    /** @throws OAuthException 409 if there is one of this id, here or in the configuration; 400 if it cannot be like that */
    Made create(UserName by, NewClient wanted) {
        if (configured.find(wanted.id()).isPresent()) {
            throw taken();
        }
        Optional<String> secret =
                wanted.kind() == ClientKind.SECRET ? Optional.of(SecretHash.newSecret(random)) : Optional.empty();
        ClientCredential credential = switch (wanted.kind()) {
            case PUBLIC -> new ClientCredential.None();
            case SECRET -> new ClientCredential.Secret(SecretHash.of(secret.orElseThrow()));
            case KEY ->
                new ClientCredential.Keys(
                        wanted.wanted().jwks().orElseThrow(() -> JsonMembers.malformed("jwks is missing")));
        };
        Set<GrantType> usual =
                wanted.kind() == ClientKind.PUBLIC ? likeOurs.grants() : Set.of(GrantType.CLIENT_CREDENTIALS);
        Client like = new Client(
                wanted.id(),
                credential,
                usual,
                likeOurs.scope(),
                likeOurs.audiences(),
                likeOurs.accessTokenLifetime(),
                likeOurs.refreshTokenIdle(),
                likeOurs.refreshTokenLifetime());
        RegisteredClient client = rules.changed(new RegisteredClient(like, true), wanted.wanted());
        if (!clients.create(client)) {
            throw taken();
        }
        log(by, "created", wanted.id());
        return new Made(client, secret);
    }

    /**
     * Changes a client. Where it is not enabled afterwards, its access tokens are taken back.
     *
     * @throws OAuthException 404 if there is no such client, 400 if it cannot be like that
     */
    RegisteredClient change(UserName by, String id, WantedClient wanted) {
        RegisteredClient client = change(id, any -> true, before -> rules.changed(before, wanted));
        if (!client.enabled()) {
            revocations.endClient(id);
        }
        log(by, wanted.what(), id);
        return client;
    }

    /**
     * Gives a client another secret; the one that it had is good no more.
     *
     * @throws OAuthException 404 if there is no such client, 409 if it is one without secret
     */
    Made renewSecret(UserName by, String id) {
        String secret = SecretHash.newSecret(random);
        RegisteredClient client = change(
                id,
                before -> before.client().credential() instanceof ClientCredential.Secret,
                before -> new RegisteredClient(
                        ClientRules.with(before.client(), new ClientCredential.Secret(SecretHash.of(secret))),
                        before.enabled()));
        log(by, "secret", id);
        return new Made(client, Optional.of(secret));
    }

    /**
     * Forgets a client, ends the logins through it and takes back its access tokens: one that is registered anew under its id is another one.
     *
     * @throws OAuthException 404 if there is no such client
     */
    void delete(UserName by, String id) {
        if (configured.find(id).isPresent()) {
            throw unknown();
        }
        boolean deleted = clients.delete(id);
        // Also of one that is not there any more: whoever got no answer asks again.
        families.revokeAllOfClient(id);
        revocations.endClient(id);
        if (!deleted) {
            throw unknown();
        }
        log(by, "deleted", id);
    }

    /**
     * Takes back the access tokens that a client, of whichever kind, has now: those of its own and those of users through it. It gets new
     * ones, and logins go on.
     *
     * @throws OAuthException 404 if there is no such client, 409 if tokens have no places in lists
     */
    void takeBackTokens(UserName by, String id) {
        TokenAdministration.demandLists(revocations);
        if (configured.find(id).isEmpty()) {
            show(id);
        }
        revocations.endClient(id);
        audit.record(AuditEvent.of(AuditType.TOKENS_TAKEN_BACK)
                .with(AuditField.CLIENT, id)
                .with(AuditField.BY, by.text()));
    }

    private RegisteredClient change(
            String id, Predicate<RegisteredClient> may, UnaryOperator<RegisteredClient> change) {
        return clients.change(id, before -> {
                    if (!may.test(before)) {
                        throw new OAuthException(
                                OAuthError.invalidRequest("The client is of a type without secret", 409));
                    }
                    return change.apply(before);
                })
                .orElseThrow(ClientAdministration::unknown);
    }

    private static OAuthException taken() {
        return new OAuthException(OAuthError.invalidRequest("There is a client of this id", 409));
    }

    private static OAuthException unknown() {
        return new OAuthException(OAuthError.invalidRequest("There is no registered client of this id", 404));
    }

    private void log(UserName by, String change, String id) {
        audit.record(AuditEvent.of(AuditType.CLIENT_CHANGED)
                .with(AuditField.CLIENT, id)
                .with(AuditField.CHANGE, change)
                .with(AuditField.BY, by.text()));
    }
}
