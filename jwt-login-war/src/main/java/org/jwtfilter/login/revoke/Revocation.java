// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revoke;

import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;

/**
 * What it means to revoke a token.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009#section-2">RFC 7009 section 2</a>
 */
public final class Revocation {
    private final ClientAuthentication clients;
    private final RefreshFamilies families;

    public Revocation(ClientAuthentication clients, RefreshFamilies families) {
        this.clients = clients;
        this.families = families;
    }

    /**
     * Ends the login that {@code token} belongs to. A token that is none of ours, or not a refresh token, is not an error: it is good for
     * nothing already, or will be soon.
     *
     * @throws org.jwtfilter.login.oauth.OAuthException {@code invalid_request} without a token, {@code invalid_client} for an unknown client
     */
    void revoke(ClientRequest request) {
        String token = request.parameters().require("token");
        Client client = clients.client(request);
        RefreshToken.parse(token).ifPresent(refresh -> families.revoke(refresh, client, request.source()));
    }
}
