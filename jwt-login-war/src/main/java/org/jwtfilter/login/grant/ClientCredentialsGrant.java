// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.Optional;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.revocation.EndedMeanwhileException;
import org.jwtfilter.login.revocation.Revocations;

/**
 * An access token for a program that speaks for itself. There is no refresh token: it can ask again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749 section 4.4</a>
 */
public final class ClientCredentialsGrant implements Grant {
    private final AccessTokens accessTokens;
    private final Revocations revocations;
    private final AuditTrail audit;

    public ClientCredentialsGrant(AccessTokens accessTokens, Revocations revocations, AuditTrail audit) {
        this.accessTokens = accessTokens;
        this.revocations = revocations;
        this.audit = audit;
    }

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public Granted grant(TokenRequest request) {
        Scope scope = request.within(request.client().scope());
        AccessToken access = accessTokens.issue(request.client(), scope, place(request.client()));
        audit.record(AuditEvent.of(AuditType.CLIENT_TOKEN)
                .with(AuditField.SOURCE, request.source())
                .with(AuditField.CLIENT, request.client().id()));
        return new Granted(access, scope, Optional.empty());
    }

    private Optional<StatusReference> place(Client client) {
        try {
            return revocations.place(client);
        } catch (EndedMeanwhileException e) {
            // By now it would not be believed.
            throw new OAuthException(OAuthError.invalidClient());
        }
    }
}
