// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revoke;

import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.issue.OwnToken;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.revocation.Revocations;

/**
 * What it means to revoke a token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009#section-2">RFC 7009 section 2</a>
 */
public final class Revocation {
    private final ClientAuthentication clients;
    private final RefreshFamilies families;
    private final OwnTokens ownTokens;
    private final Revocations revocations;

    public Revocation(
            ClientAuthentication clients, RefreshFamilies families, OwnTokens ownTokens, Revocations revocations) {
        this.clients = clients;
        this.families = families;
        this.ownTokens = ownTokens;
        this.revocations = revocations;
    }

    /**
     * Ends the login that a refresh token belongs to, or the one access token. A token that is none of ours, or another client's, is not an
     * error: it is good for nothing already, or not that client's matter.
     *
     * @throws org.jwtfilter.login.oauth.OAuthException {@code invalid_request} without a token, {@code invalid_client} for an unknown client
     */
    void revoke(ClientRequest request) {
        String token = request.parameters().require("token");
        Client client = clients.client(request);
        RefreshToken.parse(token)
                .ifPresentOrElse(
                        refresh -> families.revoke(refresh, client, request.source()),
                        () -> ownTokens
                                .find(token)
                                .filter(own -> own.clientId().equals(Optional.of(client.id())))
                                .flatMap(OwnToken::status)
                                .ifPresent(revocations::end));
    }
}
