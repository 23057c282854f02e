// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.time.Duration;
import java.util.List;
import org.jwtfilter.login.oauth.Scope;

/**
 * An application that asks for tokens, and what its tokens are like. It is public: it has nothing to authenticate itself with.
 *
 * @param id its {@code client_id}
 * @param scope what its tokens are good for
 * @param audiences who may accept its access tokens, at least one, written as {@code aud}
 * @param accessTokenLifetime from {@code iat} to {@code exp}, whole seconds from 1 to {@link #MAX_ACCESS_TOKEN_LIFETIME}
 * @param refreshTokenIdle how long a refresh token may wait for its use
 * @param refreshTokenLifetime how long a login lasts at most, however often it is refreshed
 */
public record Client(
        String id,
        Scope scope,
        List<String> audiences,
        Duration accessTokenLifetime,
        Duration refreshTokenIdle,
        Duration refreshTokenLifetime) {
    /** No access token lives longer, whatever is configured (RFC 6750 section 5.3). */
    public static final Duration MAX_ACCESS_TOKEN_LIFETIME = Duration.ofHours(1);

    /** @throws IllegalArgumentException if there is no audience or the life of an access token is out of bounds */
    public Client {
        audiences = List.copyOf(audiences);
        if (audiences.isEmpty()
                || accessTokenLifetime.compareTo(MAX_ACCESS_TOKEN_LIFETIME) > 0
                || accessTokenLifetime.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "An access token needs an audience and lives 1 s to " + MAX_ACCESS_TOKEN_LIFETIME);
        }
    }
}
