// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.refresh.Family;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.Rotated;
import org.jwtfilter.login.revocation.EndedMeanwhileException;
import org.jwtfilter.login.revocation.Revocations;

/**
 * A new access token for a refresh token, which is spent by it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749 section 6</a>
 */
public final class RefreshTokenGrant implements Grant {
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final Revocations revocations;

    public RefreshTokenGrant(RefreshFamilies families, AccessTokens accessTokens, Revocations revocations) {
        this.families = families;
        this.accessTokens = accessTokens;
        this.revocations = revocations;
    }

    @Override
    public GrantType type() {
        return GrantType.REFRESH_TOKEN;
    }

    @Override
    public Granted grant(TokenRequest request) {
        RefreshToken presented = RefreshToken.parse(request.parameters().require("refresh_token"))
                .orElseThrow(() -> new OAuthException(OAuthError.invalidRefreshToken()));
        Rotated rotated = families.rotate(presented, request.client(), request.scope(), request.source());
        Scope scope = request.within(rotated.family().scope());
        AccessToken access = accessTokens.issue(
                rotated.user(),
                request.client(),
                scope,
                rotated.family().authTime(),
                place(rotated.family(), request.client()));
        return new Granted(access, scope, Optional.of(rotated.next()));
    }

    private Optional<StatusReference> place(Family family, Client client) {
        try {
            return revocations.placeInLogin(family.handleHash(), client);
        } catch (EndedMeanwhileException e) {
            // The log-out came between the refresh and this; none of the login's tokens may come after it.
            throw new OAuthException(OAuthError.invalidRefreshToken());
        }
    }
}
