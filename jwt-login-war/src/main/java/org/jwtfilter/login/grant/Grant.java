// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import org.jwtfilter.login.oauth.GrantType;

/** One way to ask for tokens, without what all ways share. */
public interface Grant {
    /** The {@code grant_type}. */
    GrantType type();

    /**
     * Gives the tokens that are asked for.
     *
     * @throws org.jwtfilter.login.oauth.OAuthException if the request is malformed or the grant is not good
     */
    Granted grant(TokenRequest request);
}
