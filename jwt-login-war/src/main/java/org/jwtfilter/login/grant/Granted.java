// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import java.util.Optional;
import org.jwtfilter.login.issue.AccessToken;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.refresh.RefreshToken;

/**
 * What a grant gives; how that is worded for the client is the same for all.
 *
 * @param scope what the access token is good for
 * @param next the refresh token that comes with it; empty if the client can ask again in the way in which it asked
 */
record Granted(AccessToken access, Scope scope, Optional<RefreshToken> next) {}
