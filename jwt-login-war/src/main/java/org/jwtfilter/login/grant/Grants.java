// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.TokenAnswer;

/** The steps that all grants share: which grant, which client, then the grant itself. */
public final class Grants {
    private final ClientAuthentication clients;
    private final List<Grant> grants;

    public Grants(ClientAuthentication clients, List<Grant> grants) {
        this.clients = clients;
        this.grants = List.copyOf(grants);
    }

    /**
     * @param authorization the values of the {@code Authorization} fields, null if there is none
     * @throws OAuthException for whatever is wrong with the request
     */
    TokenAnswer answer(Parameters parameters, @Nullable List<String> authorization) {
        String type = parameters.require("grant_type");
        Client client = clients.client(parameters, authorization);
        Optional<Grant> grant =
                grants.stream().filter(each -> each.type().equals(type)).findFirst();
        return grant.orElseThrow(() -> new OAuthException(OAuthError.unsupportedGrantType()))
                .answer(parameters, client);
    }
}
