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
    CLIENTS(
            "clients",
            "none",
            "short names of further clients, separated by commas, each of 1 to 64 of the characters a-z 0-9 -, at most 1000"),
    CLIENT_CLIENT_ID("client.NAME.client-id", "NAME", "as jwt.login.client-id, different from all others"),
    CLIENT_AUDIENCES("client.NAME.audiences", "jwt.login.audiences", "as jwt.login.audiences"),
    CLIENT_SCOPE("client.NAME.scope", "jwt.login.scope", "as jwt.login.scope"),
    CLIENT_ACCESS_TOKEN_LIFETIME(
            "client.NAME.access-token.lifetime",
            "jwt.login.access-token.lifetime",
            "as jwt.login.access-token.lifetime"),
    CLIENT_REFRESH_TOKEN_IDLE(
            "client.NAME.refresh-token.idle",
            "jwt.login.refresh-token.idle",
            "as jwt.login.refresh-token.idle, not longer than the lifetime"),
    CLIENT_REFRESH_TOKEN_LIFETIME(
            "client.NAME.refresh-token.lifetime",
            "jwt.login.refresh-token.lifetime",
            "as jwt.login.refresh-token.lifetime"),
    DATA_DIRECTORY("data.directory", "${user.home}/.jwt-login", "an absolute path without semicolon"),
    PASSWORD_ITERATIONS("password.iterations", "600000", "a whole number from 100000 to 10000000"),
    INITIAL_USERS_FILE("initial-users.file", "none", "an absolute path");

    static final String PREFIX = "jwt.login.";

    /** In a key: stands for the short name of one of several things that are configured alike. */
    static final String NAME = "NAME";

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

    /** The whole name for the thing that is called {@code name}; the same as {@link #key()} for a property that there is once. */
    String key(String name) {
        return key.replace(NAME, name);
    }

    /** Whether it is set once for each of several things. */
    boolean isNamed() {
        return key.contains(NAME);
    }

    /** Whether both are set for the same kind of thing. */
    boolean isLike(Property other) {
        return isNamed() && other.isNamed() && before(NAME).equals(other.before(NAME));
    }

    private String before(String word) {
        return key.substring(0, key.indexOf(word));
    }

    /** Whether the value must never be shown. */
    boolean secret() {
        return false;
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
