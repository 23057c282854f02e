// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is configured about all access tokens.
 *
 * @param issuer the configured URL of this issuer, written as {@code iss}
 * @param extraClaims further claims, by their names, and the attribute of the user that each tells; none of {@link #RESERVED}
 * @param encryption the audiences whose tokens are encrypted
 */
public record AccessTokenRules(
        String issuer, Map<String, String> extraClaims, Map<String, TokenEncryption> encryption) {
    /** Claims that an attribute of a user must never fill: those that we write, and those that others would believe. */
    public static final List<String> RESERVED = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "client_id",
            "scope",
            "scp",
            "auth_time",
            "upn",
            "groups",
            "roles",
            "entitlements",
            "status",
            "cnf",
            "act",
            "may_act",
            "azp",
            "nonce",
            "sid",
            "acr",
            "amr",
            "events",
            "at_hash",
            "c_hash");

    public AccessTokenRules {
        extraClaims = Map.copyOf(extraClaims);
        encryption = Map.copyOf(encryption);
        if (RESERVED.stream().anyMatch(extraClaims::containsKey)) {
            throw new IllegalArgumentException("A claim that is not for attributes is configured as one");
        }
    }

    /** Signed tokens without further claims. */
    public AccessTokenRules(String issuer) {
        this(issuer, Map.of(), Map.of());
    }

    /** How a token for these audiences is encrypted; empty if it is not. */
    Optional<TokenEncryption> encryptionFor(List<String> audiences) {
        return audiences.stream().filter(encryption::containsKey).findFirst().map(encryption::get);
    }
}
