// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.TestParameters;

/** Clients that are valid already. */
public final class TestClients {
    /** Where requests come from, of which no test asks more. */
    public static final String SOURCE = "192.0.2.1";

    private static final ClientAssertions NO_ASSERTIONS = new ClientAssertions() {
        @Override
        public Optional<String> named(String assertion) {
            return Optional.empty();
        }

        @Override
        public boolean areOf(String clientId, String jwks, String assertion) {
            return false;
        }
    };

    private TestClients() {}

    /** A client whose access tokens live 5 minutes, whose refresh tokens wait an hour and whose logins end after three. */
    public static Client client(String id, String scope) {
        return client(id, scope, "a");
    }

    public static Client client(String id, String scope, String... audiences) {
        return new Client(
                id,
                Scope.parse(scope).orElseThrow(),
                List.of(audiences),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(3));
    }

    /** A client with a secret, which asks for tokens for itself. */
    public static Client withSecret(String id, String scope, String secret) {
        return with(id, scope, new ClientCredential.Secret(SecretHash.of(secret)));
    }

    /** A client with a secret, which asks for tokens in one way. */
    public static Client withSecret(String id, String scope, String secret, GrantType grant) {
        return with(id, scope, new ClientCredential.Secret(SecretHash.of(secret)), grant);
    }

    /** A client with a credential, which asks for tokens for itself. */
    public static Client with(String id, String scope, ClientCredential credential) {
        return with(id, scope, credential, GrantType.CLIENT_CREDENTIALS);
    }

    private static Client with(String id, String scope, ClientCredential credential, GrantType grant) {
        Client like = client(id, scope);
        return new Client(
                id,
                credential,
                Set.of(grant),
                like.scope(),
                like.audiences(),
                like.accessTokenLifetime(),
                like.refreshTokenIdle(),
                like.refreshTokenLifetime());
    }

    /** Tells requests of these clients apart; one that names none is the first one's. */
    public static ClientAuthentication authentication(Client... clients) {
        return authentication(NO_ASSERTIONS, (id, source) -> {}, clients);
    }

    public static ClientAuthentication authentication(
            ClientAssertions assertions, RefusedClients refused, Client... clients) {
        return new ClientAuthentication(new ConfiguredClients(List.of(clients)), clients[0], assertions, refused);
    }

    /** What a form says about who sends it, from nowhere in particular. */
    public static ClientRequest request(String form, String... authorization) {
        return new ClientRequest(TestParameters.form(form), List.of(authorization), SOURCE);
    }
}
