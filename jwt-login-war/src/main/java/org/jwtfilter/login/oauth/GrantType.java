// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import java.util.Optional;

/** The ways to ask for tokens at the token endpoint. {@code password} is none of them and never will be (RFC 9700 section 2.4). */
public enum GrantType {
    /** RFC 6749 section 6. */
    REFRESH_TOKEN("refresh_token"),
    /** RFC 6749 section 4.4. */
    CLIENT_CREDENTIALS("client_credentials"),
    /** RFC 7523 section 2.1. */
    JWT_BEARER("urn:ietf:params:oauth:grant-type:jwt-bearer");

    private final String text;

    GrantType(String text) {
        this.text = text;
    }

    /** As it is written in {@code grant_type}. */
    public String text() {
        return text;
    }

    /** The one that is written exactly so; empty if there is none. */
    public static Optional<GrantType> named(String text) {
        for (GrantType each : values()) {
            if (each.text.equals(text)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
