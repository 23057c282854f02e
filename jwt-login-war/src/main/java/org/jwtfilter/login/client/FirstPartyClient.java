// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.Scope;

/**
 * The one client there is: our own front end. It is public, so it has nothing to authenticate itself with.
 *
 * @param id its {@code client_id}
 * @param scope what its tokens are good for
 */
public record FirstPartyClient(String id, Scope scope) {
    /**
     * Checks that a request comes from this client, as far as a public client can be told.
     *
     * @param authorization the values of the {@code Authorization} fields, null if there is none
     * @throws OAuthException {@code invalid_client} if the request names another client or tries to authenticate one
     */
    public void check(Parameters parameters, @Nullable List<String> authorization) {
        Optional<String> named = parameters.find("client_id");
        boolean authenticates = (authorization != null && !authorization.isEmpty())
                || parameters.find("client_secret").isPresent()
                || parameters.find("client_assertion").isPresent();
        if (authenticates || !named.orElse(id).equals(id)) {
            throw new OAuthException(OAuthError.invalidClient());
        }
    }
}
