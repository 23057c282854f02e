// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import java.util.Optional;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.LoginStart;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.revocation.EndedMeanwhileException;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.throttle.Source;

/** The steps of a login: leave to try, ask the realm, open a family, sign a token. */
public final class Login {
    private final PasswordCheck check;
    private final Realm realm;
    private final ClientAuthentication clients;
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final Revocations revocations;
    private final AuditTrail audit;

    public Login(
            PasswordCheck check,
            Realm realm,
            ClientAuthentication clients,
            RefreshFamilies families,
            AccessTokens accessTokens,
            Revocations revocations,
            AuditTrail audit) {
        this.check = check;
        this.realm = realm;
        this.clients = clients;
        this.families = families;
        this.accessTokens = accessTokens;
        this.revocations = revocations;
        this.audit = audit;
    }

    /**
     * @throws OAuthException {@code invalid_request} for a malformed request, {@code invalid_client} for an unknown client, {@code
     *     unauthorized_client} for one that no users log in through, {@code invalid_grant} with 401 for wrong credentials, 429 after too many of those, 503 while others are looked at
     */
    TokenAnswer logIn(Parameters parameters, Source source) {
        LoginStart start = families.begin();
        // A front end may send an old token along with every request; to a login it means nothing.
        Client client = clients.client(ClientRequest.of(parameters, null, source.text()));
        if (!client.grants().contains(GrantType.REFRESH_TOKEN)) {
            throw new OAuthException(OAuthError.unauthorizedClient());
        }
        LoginRequest request = LoginRequest.of(parameters);
        User user = check.require(
                request, source, client.id(), () -> realm.authenticate(request.username(), request.password()));
        RefreshToken refresh =
                families.open(user, client, start).orElseThrow(() -> endedMeanwhile(user, source, client));
        Optional<StatusReference> place;
        try {
            place = revocations.placeInLogin(refresh.handleHash(), client);
        } catch (EndedMeanwhileException e) {
            throw endedMeanwhile(user, source, client);
        }
        AccessToken access = accessTokens.issue(user, client, client.scope(), start.at(), place);
        audit.record(event(AuditType.LOGIN, user.name(), source, client).with(AuditField.LOGIN, refresh.handleHash()));
        return new TokenAnswer(access.text(), access.lifetime(), Optional.of(refresh.text()), client.scope());
    }

    /** By now the password is another one, or the user disabled or gone, or the client is. */
    private OAuthException endedMeanwhile(User user, Source source, Client client) {
        audit.record(
                event(AuditType.LOGIN_REFUSED, user.name(), source, client).with(AuditField.REASON, "ended-meanwhile"));
        return new OAuthException(OAuthError.wrongCredentials());
    }

    private static AuditEvent event(AuditType type, UserName user, Source source, Client client) {
        return AuditEvent.of(type)
                .with(AuditField.USER, user.text())
                .with(AuditField.SOURCE, source.text())
                .with(AuditField.CLIENT, client.id());
    }
}
