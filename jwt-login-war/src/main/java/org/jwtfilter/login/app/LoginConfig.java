// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.store.DatabaseSettings;

/**
 * Everything that this application was told, checked. Read once at the start.
 *
 * @param client our own front end, whose a request is that names no client
 * @param clients all clients, that one among them
 * @param assertionIssuers whose assertions are good for tokens
 * @param dataDirectory absolute; holds the embedded database, and the key-encryption key unless it is configured
 * @param realms where users are known
 * @param initialUsers absolute; the users of the first start, empty if there is no such file
 * @param door what guards the login
 * @param status how it is told which access tokens were taken back
 */
record LoginConfig(
        AccessTokenRules accessTokens,
        RefreshPolicy refresh,
        Client client,
        ConfiguredClients clients,
        List<AssertionIssuer> assertionIssuers,
        SigningConfig signing,
        Path dataDirectory,
        DatabaseSettings database,
        RealmsConfig realms,
        Optional<Path> initialUsers,
        DoorConfig door,
        StatusConfig status) {}
