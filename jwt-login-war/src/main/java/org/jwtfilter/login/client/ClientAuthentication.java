// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;

/** Finds out which client a request comes from, as far as a public client can be told. */
public final class ClientAuthentication {
    private final Clients clients;
    private final Client unnamed;

    /** @param unnamed whose a request is that names no client: our own front end */
    public ClientAuthentication(Clients clients, Client unnamed) {
        this.clients = clients;
        this.unnamed = unnamed;
    }

    /**
     * The client that a request comes from.
     *
     * @param authorization the values of the {@code Authorization} fields, null if there is none
     * @throws OAuthException {@code invalid_client} if the request names an unknown client or tries to authenticate one
     */
    public Client client(Parameters parameters, @Nullable List<String> authorization) {
        boolean authenticates = (authorization != null && !authorization.isEmpty())
                || parameters.find("client_secret").isPresent()
                || parameters.find("client_assertion").isPresent();
        if (authenticates) {
            throw unknown();
        }
        return parameters
                .find("client_id")
                .map(id -> clients.find(id).orElseThrow(ClientAuthentication::unknown))
                .orElse(unnamed);
    }

    private static OAuthException unknown() {
        return new OAuthException(OAuthError.invalidClient());
    }
}
