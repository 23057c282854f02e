// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.Path;
import java.util.Optional;
import org.jwtfilter.login.client.FirstPartyClient;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.refresh.RefreshPolicy;

/**
 * Everything that this application was told, checked. Read once at the start.
 *
 * @param dataDirectory absolute; holds the database and the signing key
 * @param passwordIterations how slow a password hash is
 * @param initialUsers absolute; the users of the first start, empty if there is no such file
 */
public record LoginConfig(
        AccessTokenRules accessTokens,
        RefreshPolicy refresh,
        FirstPartyClient client,
        Path dataDirectory,
        int passwordIterations,
        Optional<Path> initialUsers) {}
