// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.List;

/**
 * Every name that we read: the words of MicroProfile JWT 2.1 section 9.2 and our own below {@code jwt.filter.}. README's
 * table repeats this one, and a test compares them.
 */
public enum Property {
    PUBLIC_KEY("mp.jwt.verify.publickey", "", "PEM, JWK or JWKS text of an RSA public key of at least 2048 bits"),
    PUBLIC_KEY_LOCATION(
            "mp.jwt.verify.publickey.location",
            "",
            "path of a file or class path resource, or a file:, classpath:, http: or https: URL, with such a text"),
    PUBLIC_KEY_ALGORITHM("mp.jwt.verify.publickey.algorithm", "RS256", "RS256"),
    ISSUER("mp.jwt.verify.issuer", "", "the exact iss of the tokens"),
    AUDIENCES("mp.jwt.verify.audiences", "", "names, separated by commas, of which aud must contain one"),
    TOKEN_AGE("mp.jwt.verify.token.age", "", "whole seconds since iat, 1 to 31536000"),
    CLOCK_SKEW("mp.jwt.verify.clock.skew", "30", "whole seconds, 0 to 300"),
    TOKEN_HEADER("mp.jwt.token.header", "Authorization", "Authorization; Cookie is not supported yet"),
    TOKEN_COOKIE("mp.jwt.token.cookie", "", "nothing: tokens in cookies are not supported yet"),
    DECRYPT_KEY_LOCATION("mp.jwt.decrypt.key.location", "", "nothing: encrypted tokens are not supported yet"),
    DECRYPT_KEY_ALGORITHM("mp.jwt.decrypt.key.algorithm", "", "nothing: encrypted tokens are not supported yet"),

    ENABLED(
            "jwt.filter.enabled",
            "true where any other name of this table is set",
            "true, or false to leave the application to the server's own means; the servlet filter is on where it is declared"),
    REALM("jwt.filter.realm", "jwt", "1 to 100 printable ASCII characters without quotation mark and backslash"),
    AUDIENCE_REQUIRED(
            "jwt.filter.audience.required",
            "true",
            "true, or false to accept tokens for anybody where mp.jwt.verify.audiences is not set"),
    TOKEN_TYPES(
            "jwt.filter.token.types",
            "mp-jwt",
            "mp-jwt (typ JWT, at+jwt or none), rfc9068 (at+jwt and its claims) or lenient (any)"),
    ANONYMOUS(
            "jwt.filter.anonymous",
            "refuse",
            "refuse, or allow to pass requests without a token on; for the servlet filter only"),
    KEY_REFRESH("jwt.filter.key.refresh", "PT5M", "how often a key URL is read, PT1S to P1D"),
    KEY_COOL_DOWN("jwt.filter.key.cool-down", "PT30S", "how long unknown key ids cause no further look, PT1S to PT1H"),
    KEY_TRUST("jwt.filter.key.trust", "P1D", "how long keys are used after the URL last gave them, PT1M to P30D");

    /** No path or URL is longer, but a key in Base64 is. */
    private static final int MAX_SHOWN = 300;

    /** What the names of this table begin with; any other name below one of these is a slip of the pen. */
    static final List<String> PREFIXES = List.of("jwt.filter.", "mp.jwt.verify.", "mp.jwt.token.", "mp.jwt.decrypt.");

    private final String key;
    private final String defaultText;
    private final String accepted;

    Property(String key, String defaultText, String accepted) {
        this.key = key;
        this.defaultText = defaultText;
        this.accepted = accepted;
    }

    /** The name in MicroProfile Config and in {@code web.xml}, for example {@code mp.jwt.verify.issuer}. */
    public String key() {
        return key;
    }

    /** What holds if the name is not set, in words where it is not a value; empty if nothing does. */
    public String defaultText() {
        return defaultText;
    }

    /** Which values are accepted, as a phrase. */
    public String accepted() {
        return accepted;
    }

    /** Whether a message may repeat this value: not if it may be a key, or a location that is one or has a password. */
    boolean mayShow(String value) {
        return switch (this) {
            case PUBLIC_KEY -> false;
            case PUBLIC_KEY_LOCATION ->
                !value.contains("@") && !value.contains("{") && !value.contains("-----") && value.length() <= MAX_SHOWN;
            default -> true;
        };
    }
}
