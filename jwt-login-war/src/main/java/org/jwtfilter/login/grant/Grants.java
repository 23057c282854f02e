// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.List;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.refresh.RefreshToken;

/** The steps that all grants share: which client, which grant, may it, which scope; then the grant itself, and the answer. */
public final class Grants {
    private final ClientAuthentication clients;
    private final List<Grant> grants;

    public Grants(ClientAuthentication clients, List<Grant> grants) {
        this.clients = clients;
        this.grants = List.copyOf(grants);
    }

    /** The grants that there are, for the metadata. */
    public List<GrantType> types() {
        return grants.stream().map(Grant::type).toList();
    }

    /** @throws OAuthException for whatever is wrong with the request */
    TokenAnswer answer(ClientRequest request) {
        String type = request.parameters().require("grant_type");
        Client client = clients.client(request);
        Grant grant = grants.stream()
                .filter(each -> each.type().text().equals(type))
                .findFirst()
                .orElseThrow(() -> new OAuthException(OAuthError.unsupportedGrantType()));
        if (!client.grants().contains(grant.type())) {
            throw new OAuthException(OAuthError.unauthorizedClient());
        }
        Granted granted = grant.grant(new TokenRequest(
                request.parameters(),
                client,
                request.parameters()
                        .find("scope")
                        .map(text ->
                                Scope.parse(text).orElseThrow(() -> new OAuthException(OAuthError.invalidScope()))),
                request.source()));
        return new TokenAnswer(
                granted.access().text(),
                granted.access().lifetime(),
                granted.next().map(RefreshToken::text),
                granted.scope());
    }
}
