// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

/** The names that may be configured, what each accepts, and what holds where it is not set. */
enum Property {
    ISSUER(
            "issuer",
            "http://127.0.0.1:8080/jwt-login",
            "an https URL, or http on a loopback address, without user, query, fragment or slash at the end"),
    AUDIENCES(
            "audiences", "the issuer", "1 to 16 different names separated by commas, without spaces or quotes inside"),
    CLIENT_ID("client-id", "jwt-login", "1 to 128 of the characters A-Z a-z 0-9 . _ ~ -"),
    SCOPE("scope", "api", "scope words with one space between each two"),
    ACCESS_TOKEN_LIFETIME("access-token.lifetime", "PT5M", "an ISO-8601 duration of whole seconds from PT10S to PT1H"),
    REFRESH_TOKEN_IDLE(
            "refresh-token.idle",
            "PT24H",
            "an ISO-8601 duration of whole seconds from PT1M to P365D, not longer than jwt.login.refresh-token.lifetime"),
    REFRESH_TOKEN_LIFETIME(
            "refresh-token.lifetime", "P30D", "an ISO-8601 duration of whole seconds from PT1M to P365D"),
    DATA_DIRECTORY("data.directory", "${user.home}/.jwt-login", "an absolute path without semicolon"),
    PASSWORD_ITERATIONS("password.iterations", "600000", "a whole number from 100000 to 10000000"),
    INITIAL_USERS_FILE("initial-users.file", "none", "an absolute path");

    static final String PREFIX = "jwt.login.";

    private final String key;
    private final String fallback;
    private final String accepted;

    Property(String name, String fallback, String accepted) {
        this.key = PREFIX + name;
        this.fallback = fallback;
        this.accepted = accepted;
    }

    /** The whole name, for example {@code jwt.login.issuer}. */
    String key() {
        return key;
    }

    /** What holds where nothing is set, as the documentation writes it. */
    String fallback() {
        return fallback;
    }

    /** What is accepted, as the documentation and an error message write it. */
    String accepted() {
        return accepted;
    }
}
