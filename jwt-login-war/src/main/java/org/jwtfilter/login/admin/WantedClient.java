// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.Scope;

/**
 * What a client shall be like; what is empty stays as it is or, for a new client, is as for our own front end.
 *
 * @param jwks its public keys, which verify signatures
 */
record WantedClient(
        Optional<String> jwks,
        Optional<Set<GrantType>> grants,
        Optional<Scope> scope,
        Optional<List<String>> audiences,
        Optional<Duration> accessTokenLifetime,
        Optional<Duration> refreshTokenIdle,
        Optional<Duration> refreshTokenLifetime,
        Optional<Boolean> enabled) {
    /** For a line of the log: what is changed, not to what. */
    String what() {
        List<String> what = new ArrayList<>();
        jwks.ifPresent(any -> what.add("jwks"));
        grants.ifPresent(any -> what.add("grant_types"));
        scope.ifPresent(any -> what.add("scope"));
        audiences.ifPresent(any -> what.add("audiences"));
        accessTokenLifetime.ifPresent(any -> what.add("access_token_lifetime"));
        refreshTokenIdle.ifPresent(any -> what.add("refresh_token_idle"));
        refreshTokenLifetime.ifPresent(any -> what.add("refresh_token_lifetime"));
        enabled.ifPresent(to -> what.add(to ? "enabled to true" : "enabled to false"));
        return String.join(", ", what);
    }
}
