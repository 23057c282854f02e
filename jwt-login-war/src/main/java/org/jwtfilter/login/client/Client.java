// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.Scope;

/**
 * An application that asks for tokens, and what its tokens are like.
 *
 * @param id its {@code client_id}, see {@link #isId}
 * @param credential what it shows to be believed
 * @param grants how it may ask for tokens, at least one way; users log in through those that may refresh
 * @param scope what its tokens are good for at most
 * @param audiences who may accept its access tokens, at least one, written as {@code aud}
 * @param accessTokenLifetime from {@code iat} to {@code exp}, whole seconds from 1 to {@link #MAX_ACCESS_TOKEN_LIFETIME}
 * @param refreshTokenIdle how long a refresh token may wait for its use
 * @param refreshTokenLifetime how long a login lasts at most, however often it is refreshed, at least {@code refreshTokenIdle}
 */
public record Client(
        String id,
        ClientCredential credential,
        Set<GrantType> grants,
        Scope scope,
        List<String> audiences,
        Duration accessTokenLifetime,
        Duration refreshTokenIdle,
        Duration refreshTokenLifetime) {
    /** No access token lives longer, whatever is configured (RFC 6750 section 5.3). */
    public static final Duration MAX_ACCESS_TOKEN_LIFETIME = Duration.ofHours(1);

    private static final Pattern AUDIENCE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E&&[^,]]{1,256}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    /**
     * @throws IllegalArgumentException if there is no audience or no grant, the life of an access token is out of bounds, or a public client
     *     could ask for tokens as a program
     */
    public Client {
        audiences = List.copyOf(audiences);
        if (audiences.isEmpty()
                || accessTokenLifetime.compareTo(MAX_ACCESS_TOKEN_LIFETIME) > 0
                || accessTokenLifetime.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "An access token needs an audience and lives 1 s to " + MAX_ACCESS_TOKEN_LIFETIME);
        }
        if (grants.isEmpty()
                || (credential instanceof ClientCredential.None
                        && grants.stream().anyMatch(Client::needsCredential))) {
            throw new IllegalArgumentException("A client needs a grant, and all but refresh_token a credential");
        }
        grants = Collections.unmodifiableSet(EnumSet.copyOf(grants));
    }

    /** A public client through which users log in. */
    public Client(
            String id,
            Scope scope,
            List<String> audiences,
            Duration accessTokenLifetime,
            Duration refreshTokenIdle,
            Duration refreshTokenLifetime) {
        this(
                id,
                new ClientCredential.None(),
                Set.of(GrantType.REFRESH_TOKEN),
                scope,
                audiences,
                accessTokenLifetime,
                refreshTokenIdle,
                refreshTokenLifetime);
    }

    /** Whether only a client that shows more than its name may ask for tokens so: anybody could be another one. */
    public static boolean needsCredential(GrantType grant) {
        return grant != GrantType.REFRESH_TOKEN;
    }

    /** The same, whose access tokens live no longer than this. */
    Client livingAtMost(Duration longest) {
        return accessTokenLifetime.compareTo(longest) <= 0
                ? this
                : new Client(id, credential, grants, scope, audiences, longest, refreshTokenIdle, refreshTokenLifetime);
    }

    /** Whether a client may be called so: 1 to 128 of the characters A-Z a-z 0-9 . _ ~ -, which no URL and no header field has to escape. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether an audience may be called so: 1 to 256 printable ASCII characters without space, comma, quote and backslash. */
    public static boolean isAudience(String text) {
        return AUDIENCE.matcher(text).matches();
    }
}
