// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;

/**
 * Finds out which client a request comes from, by one of {@code client_secret_basic}, {@code client_secret_post}, {@code
 * private_key_jwt} and, for public clients, {@code none}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3">RFC 6749 section 2.3</a>
 */
public final class ClientAuthentication {
    /** The ways of a client that shows more than its name, as the registry of RFC 7591 calls them. */
    public static final List<String> CONFIDENTIAL_METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

    /** All ways, that of a public client among them. */
    public static final List<String> METHODS =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "none");

    /** No secret has this hash; it is compared with where there is no other, so that it takes the same time. */
    private static final SecretHash NO_SECRET = new SecretHash("-".repeat(43));

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Clients clients;
    private final Client unnamed;
    private final ClientAssertions assertions;
    private final RefusedClients refused;

    /** @param unnamed whose a request is that names no client: our own front end */
    public ClientAuthentication(Clients clients, Client unnamed, ClientAssertions assertions, RefusedClients refused) {
        this.clients = clients;
        this.unnamed = unnamed;
        this.assertions = assertions;
        this.refused = refused;
    }

    /**
     * The client that a request comes from.
     *
     * @throws OAuthException {@code invalid_client} if it is unknown or not believed, {@code invalid_request} if the request authenticates in
     *     more than one way or names two clients, 429 after too many that were not believed
     */
    public Client client(ClientRequest request) {
        Parameters parameters = request.parameters();
        Optional<String> secret = parameters.find("client_secret");
        boolean asserts = parameters.find("client_assertion").isPresent()
                || parameters.find("client_assertion_type").isPresent();
        int ways = request.authorization().size() + (secret.isPresent() ? 1 : 0) + (asserts ? 1 : 0);
        if (ways > 1) {
            throw malformed("The client authenticates in more than one way");
        }
        if (asserts) {
            return byAssertion(request);
        }
        if (!request.authorization().isEmpty()) {
            return basic(request);
        }
        Optional<String> id = parameters.find("client_id");
        if (secret.isPresent()) {
            return bySecret(id.orElseThrow(() -> malformed("client_id is missing")), secret.get(), request);
        }
        return id.map(this::isPublic).orElse(unnamed);
    }

    /**
     * The client that a request comes from, if it has shown more than its name.
     *
     * @throws OAuthException as {@link #client} does, and {@code invalid_client} for a public client
     */
    public Client confidential(ClientRequest request) {
        Client client = client(request);
        if (client.credential() instanceof ClientCredential.None) {
            throw new OAuthException(OAuthError.invalidClient());
        }
        return client;
    }

    private Client basic(ClientRequest request) {
        BasicField basic = BasicField.parse(request.authorization().get(0))
                .orElseThrow(() -> new OAuthException(OAuthError.invalidClient()));
        request.parameters()
                .find("client_id")
                .filter(id -> !id.equals(basic.id()))
                .ifPresent(another -> {
                    throw malformed("The request names two clients");
                });
        return bySecret(basic.id(), basic.secret(), request);
    }

    private Client bySecret(String id, String secret, ClientRequest request) {
        Optional<Client> found = find(id);
        SecretHash hash = found.map(Client::credential)
                .filter(ClientCredential.Secret.class::isInstance)
                .map(credential -> ((ClientCredential.Secret) credential).hash())
                .orElse(NO_SECRET);
        if (!hash.isOf(secret)) {
            throw refused(id, request);
        }
        return found.orElseThrow();
    }

    private Client byAssertion(ClientRequest request) {
        Parameters parameters = request.parameters();
        String assertion = parameters.require("client_assertion");
        if (!parameters.require("client_assertion_type").equals(ASSERTION_TYPE)) {
            throw new OAuthException(OAuthError.invalidClient());
        }
        String id = assertions.named(assertion).orElseThrow(() -> new OAuthException(OAuthError.invalidClient()));
        if (parameters.find("client_id").filter(sent -> !sent.equals(id)).isPresent()) {
            throw malformed("The request names two clients");
        }
        return find(id).filter(client -> client.credential() instanceof ClientCredential.Keys keys
                        && assertions.areOf(id, keys.jwks(), assertion))
                .orElseThrow(() -> refused(id, request));
    }

    private Client isPublic(String id) {
        return find(id).filter(client -> client.credential() instanceof ClientCredential.None)
                .orElseThrow(() -> new OAuthException(OAuthError.invalidClient()));
    }

    private Optional<Client> find(String id) {
        return Client.isId(id) ? clients.find(id) : Optional.empty();
    }

    /** Counted afterwards: nobody guesses 256 bits, so that whoever knows a client's name cannot keep it out by trying. */
    private OAuthException refused(String id, ClientRequest request) {
        // What can be no client's name may be of any length and of any characters; there is nothing to guess behind it.
        if (Client.isId(id)) {
            refused.count(id, request.source());
        }
        return new OAuthException(OAuthError.invalidClient());
    }

    private static OAuthException malformed(String description) {
        return new OAuthException(OAuthError.invalidRequest(description));
    }
}
