// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.Realm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.throttle.Attempt;
import org.jwtfilter.login.throttle.LoginPermits;
import org.jwtfilter.login.throttle.LoginThrottle;
import org.jwtfilter.login.throttle.Source;

/** The steps of a login: leave to try, ask the realm, open a family, sign a token. */
public final class Login {
    private final LoginThrottle throttle;
    private final LoginPermits permits;
    private final Realm realm;
    private final ClientAuthentication clients;
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final AuditTrail audit;
    private final Clock clock;

    public Login(
            LoginThrottle throttle,
            LoginPermits permits,
            Realm realm,
            ClientAuthentication clients,
            RefreshFamilies families,
            AccessTokens accessTokens,
            AuditTrail audit,
            Clock clock) {
        this.throttle = throttle;
        this.permits = permits;
        this.realm = realm;
        this.clients = clients;
        this.families = families;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws OAuthException {@code invalid_request} for a malformed request, {@code invalid_client} for an unknown client, {@code
     *     invalid_grant} with 401 for wrong credentials, 429 after too many of those, 503 while others are looked at
     */
    TokenAnswer logIn(Parameters parameters, Source source) {
        // A front end may send an old token along with every request; to a login it means nothing.
        Client client = clients.client(parameters, null);
        LoginRequest request = LoginRequest.of(parameters);
        Attempt attempt = throttle.begin(request.username().text(), source);
        Optional<User> user = authenticate(request, attempt, client);
        if (user.isEmpty()) {
            audit.record(event(AuditType.LOGIN_REFUSED, request.username(), source, client)
                    .with(AuditField.REASON, "wrong-credentials"));
            throw new OAuthException(OAuthError.wrongCredentials());
        }
        throttle.succeeded(attempt);
        Instant now = clock.instant();
        RefreshToken refresh = families.open(user.get(), client, now);
        AccessToken access = accessTokens.issue(user.get(), client, client.scope(), now);
        audit.record(event(AuditType.LOGIN, user.get().name(), source, client));
        return new TokenAnswer(access.text(), access.lifetime(), refresh.text(), client.scope());
    }

    private Optional<User> authenticate(LoginRequest request, Attempt attempt, Client client) {
        try {
            return permits.within(() -> realm.authenticate(request.username(), request.password()));
        } catch (RuntimeException notDecided) {
            if (notDecided instanceof OAuthException) {
                audit.record(event(AuditType.LOGIN_BUSY, request.username(), attempt.source(), client));
            }
            withdraw(attempt, notDecided);
            throw notDecided;
        }
    }

    private void withdraw(Attempt attempt, RuntimeException because) {
        try {
            throttle.withdraw(attempt);
        } catch (UnavailableException e) {
            // Then it stays counted for a while, and why it was not decided matters more.
            because.addSuppressed(e);
        }
    }

    private static AuditEvent event(AuditType type, UserName user, Source source, Client client) {
        return AuditEvent.of(type)
                .with(AuditField.USER, user.text())
                .with(AuditField.SOURCE, source.text())
                .with(AuditField.CLIENT, client.id());
    }
}
