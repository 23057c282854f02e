// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.Optional;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.Scope;

/**
 * A request for tokens after the steps that all grants share.
 *
 * @param client who asks, known and believed, and allowed to use the grant
 * @param scope what it asks for; empty if for all that it may have
 * @param source where it comes from, as far as it may be believed: an address or a network
 */
public record TokenRequest(Parameters parameters, Client client, Optional<Scope> scope, String source) {
    /**
     * What to grant of {@code most}: what is asked for, or all of it.
     *
     * @throws OAuthException {@code invalid_scope} if more is asked for
     */
    Scope within(Scope most) {
        if (scope.filter(asked -> !most.covers(asked)).isPresent()) {
            throw new OAuthException(OAuthError.invalidScope());
        }
        return scope.orElse(most);
    }
}
