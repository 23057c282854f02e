// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;

/** The steps of a login: ask the realm, open a family, sign a token. */
public final class Login {
    private static final System.Logger LOG = System.getLogger(Login.class.getName());

    private final Realm realm;
    private final ClientAuthentication clients;
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final Clock clock;

    public Login(
            Realm realm,
            ClientAuthentication clients,
            RefreshFamilies families,
            AccessTokens accessTokens,
            Clock clock) {
        this.realm = realm;
        this.clients = clients;
        this.families = families;
        this.accessTokens = accessTokens;
        this.clock = clock;
    }

    /**
     * @throws OAuthException {@code invalid_request} for a malformed request, {@code invalid_client} for an unknown client, {@code
     *     invalid_grant} with 401 for wrong credentials
     */
    TokenAnswer logIn(Parameters parameters) {
        // A front end may send an old token along with every request; to a login it means nothing.
        Client client = clients.client(parameters, null);
        LoginRequest request = LoginRequest.of(parameters);
        Optional<User> user = realm.authenticate(request.username(), request.password());
        if (user.isEmpty()) {
            LOG.log(Level.INFO, "Login refused: {0}", request.username().forLog());
            throw new OAuthException(OAuthError.wrongCredentials());
        }
        Instant now = clock.instant();
        RefreshToken refresh = families.open(user.get(), client, now);
        AccessToken access = accessTokens.issue(user.get(), client, client.scope(), now);
        LOG.log(Level.INFO, "Logged in: {0}", user.get().name().forLog());
        return new TokenAnswer(access.text(), access.lifetime(), refresh.text(), client.scope());
    }
}
