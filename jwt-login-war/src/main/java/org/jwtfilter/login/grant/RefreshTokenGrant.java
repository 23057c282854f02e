// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.Rotated;

/**
 * A new access token for a refresh token, which is spent by it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-6">RFC 6749 section 6</a>
 */
public final class RefreshTokenGrant implements Grant {
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;

    public RefreshTokenGrant(RefreshFamilies families, AccessTokens accessTokens) {
        this.families = families;
        this.accessTokens = accessTokens;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public TokenAnswer answer(Parameters parameters, Client client) {
        RefreshToken presented = RefreshToken.parse(parameters.require("refresh_token"))
                .orElseThrow(() -> new OAuthException(OAuthError.invalidRefreshToken()));
        Optional<Scope> asked = parameters
                .find("scope")
                .map(text -> Scope.parse(text).orElseThrow(() -> new OAuthException(OAuthError.invalidScope())));
        Rotated rotated = families.rotate(presented, client, asked);
        Scope scope = asked.orElse(rotated.family().scope());
        AccessToken access = accessTokens.issue(
                rotated.user(), client, scope, rotated.family().authTime());
        return new TokenAnswer(access.text(), access.lifetime(), rotated.next().text(), scope);
    }
}
