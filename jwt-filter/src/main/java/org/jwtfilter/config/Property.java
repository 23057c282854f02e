// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every name that we read: the words of MicroProfile JWT 2.1 section 9.2 and our own below {@code jwt.filter.}. README's
 * table repeats this one, and a test compares them.
 *
 * <p>What belongs to an issuer can be said for further issuers too: {@code jwt.filter.issuers=partner} introduces one, and
 * {@code jwt.filter.issuer.partner.<word>} is what {@code mp.jwt.verify.<word>} or {@code jwt.filter.<word>} is for the first.
 */
public enum Property {
    ISSUER("mp.jwt.verify.issuer", "issuer", "", "the exact iss of the tokens"),
    PUBLIC_KEY(
            "mp.jwt.verify.publickey",
            "publickey",
            "",
            "PEM, certificate, JWK or JWKS text with a key that fits the algorithms"),
    PUBLIC_KEY_LOCATION(
            "mp.jwt.verify.publickey.location",
            "publickey.location",
            "",
            "path of a file or class path resource, or a file:, classpath:, http: or https: URL, with such a text"),
    PUBLIC_KEY_ALGORITHM(
            "mp.jwt.verify.publickey.algorithm",
            "",
            "RS256",
            "RS256 or ES256; without effect where jwt.filter.algorithms is set"),
    ALGORITHMS(
            "jwt.filter.algorithms",
            "algorithms",
            "RS256",
            "some of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, or of HS256, HS384, HS512 alone,"
                    + " separated by commas; a key that names none gets the first that it fits"),
    AUDIENCES("mp.jwt.verify.audiences", "audiences", "", "names, separated by commas, of which aud must contain one"),
    AUDIENCE_REQUIRED(
            "jwt.filter.audience.required",
            "audience.required",
            "true",
            "true, or false to accept tokens for anybody where no audiences are set"),
    TOKEN_TYPES(
            "jwt.filter.token.types",
            "token.types",
            "mp-jwt",
            "mp-jwt (typ JWT, at+jwt or none), rfc9068 (at+jwt and its claims), lenient (any), or typ values separated by"
                    + " commas"),
    TOKEN_AGE(
            "mp.jwt.verify.token.age",
            "token.age",
            "",
            "whole seconds since iat, 1 to 31536000; mp.jwt.verify.clock.skew is added where it is set"),
    CLOCK_SKEW("mp.jwt.verify.clock.skew", "clock.skew", "30", "whole seconds, 0 to 300"),
    TRUSTED_UNTIL(
            "jwt.filter.trusted-until",
            "trusted-until",
            "",
            "the instant from which no token of the issuer is accepted, for example 2027-01-31T00:00:00Z"),
    PRESET(
            "jwt.filter.preset",
            "preset",
            "mp-jwt",
            "mp-jwt, keycloak, entra, auth0, cognito or okta: which claims name the caller and hold the roles"),
    PRESET_CLIENT(
            "jwt.filter.preset.client",
            "preset.client",
            "",
            "the application's client id at keycloak, whose roles then count too"),
    CALLER_NAME(
            "jwt.filter.caller.name",
            "caller.name",
            "as the preset says",
            "claim paths, separated by commas; the first that a token has names the caller"),
    ROLES(
            "jwt.filter.roles",
            "roles",
            "as the preset says",
            "claim paths, separated by commas, all of which count: groups, realm_access.roles,"
                    + " resource_access[\"my.client\"].roles, scope as SCOPE_*"),
    ROLES_RENAME(
            "jwt.filter.roles.rename",
            "roles.rename",
            "",
            "from:to pairs, separated by commas; from is then no role any more"),
    KEY_REFRESH("jwt.filter.key.refresh", "key.refresh", "PT5M", "how often a key URL is read at least, PT1S to P1D"),
    KEY_COOL_DOWN(
            "jwt.filter.key.cool-down",
            "key.cool-down",
            "PT30S",
            "how long unknown key ids cause no further look, PT1S to PT1H"),
    KEY_TRUST(
            "jwt.filter.key.trust",
            "key.trust",
            "P1D",
            "how long keys are used after their source last gave them, PT1M to P30D, longer than the refresh"),
    KEY_RSA_MIN_BITS(
            "jwt.filter.key.rsa.min-bits",
            "key.rsa.min-bits",
            "2048",
            "how many bits an RSA key has at least, 1024 to 16384; below 2048 only for an issuer that cannot do better"),
    STATUS(
            "jwt.filter.status",
            "status",
            "off",
            "off, optional or required: whether tokens are looked up in the issuer's status lists, and whether one without a"
                    + " place in any is refused"),
    STATUS_LOCATION(
            "jwt.filter.status.location",
            "status.location",
            "the origins of the issuer and of its key URL",
            "http or https URLs, separated by commas, below which the issuer's status lists are"),
    STATUS_POLL(
            "jwt.filter.status.poll",
            "status.poll",
            "PT15S",
            "the longest time between two looks at a status list, PT1S to PT1H"),
    STATUS_TRUST(
            "jwt.filter.status.trust",
            "status.trust",
            "PT1H",
            "how long a status list is used after it was last seen to be current, PT1S to P1D, longer than the poll"),
    STATUS_STALE(
            "jwt.filter.status.stale",
            "status.stale",
            "refuse",
            "refuse, or allow to accept tokens, revoked or not, while their status list is missing or too old"),

    ISSUERS(
            "jwt.filter.issuers",
            "",
            "",
            "short names of further issuers, separated by commas, of a-z, 0-9 and -; each has its own words below"
                    + " jwt.filter.issuer.NAME."),
    DECRYPT_KEY_LOCATION(
            "mp.jwt.decrypt.key.location",
            "",
            "",
            "file or class path resource with a private key (PEM, JWK or JWKS, the latter two also in base64url); then only encrypted tokens are accepted"),
    DECRYPT_KEY_ALGORITHM(
            "mp.jwt.decrypt.key.algorithm",
            "",
            "RSA-OAEP, RSA-OAEP-256",
            "some of RSA-OAEP, RSA-OAEP-256, ECDH-ES, ECDH-ES+A128KW, ECDH-ES+A192KW, ECDH-ES+A256KW"),
    TOKEN_HEADER(
            "mp.jwt.token.header",
            "",
            "Authorization",
            "Authorization or Cookie; without effect where jwt.filter.token.from is set"),
    TOKEN_COOKIE(
            "mp.jwt.token.cookie",
            "",
            "Bearer",
            "name of the cookie that holds the token, best one that begins with __Host-; without effect where no cookie is read"),
    TOKEN_FROM(
            "jwt.filter.token.from",
            "",
            "as mp.jwt.token.header says",
            "header, cookie, or both in the order in which they count, separated by a comma"),
    COOKIE_ORIGINS(
            "jwt.filter.cookie.origins",
            "",
            "",
            "origins such as https://app.example.org, separated by commas, whose pages may change things with a token in a"
                    + " cookie, besides the application's own"),
    OUTGOING_HOSTS(
            "jwt.filter.outgoing.hosts",
            "",
            "",
            "hosts such as stock.example.org or stock.example.org:8443, separated by commas, that are given the caller's"
                    + " token over https, or over http on a loopback address"),
    PATHS_INCLUDE(
            "jwt.filter.paths.include",
            "",
            "/*",
            "paths such as /orders or /api/*, separated by commas, that are guarded; for the servlet filter only"),
    PATHS_EXCLUDE(
            "jwt.filter.paths.exclude",
            "",
            "",
            "paths such as /health or /public/*, separated by commas, that are not guarded; for the servlet filter only"),
    ENABLED(
            "jwt.filter.enabled",
            "",
            "true where any other name of this table is set",
            "true, or false to leave the application to the server's own means; the servlet filter is on where it is declared"),
    HOOK(
            "jwt.filter.hook",
            "",
            "auto",
            "auto, mechanism, module or filter: by which of them the container learns who is calling"),
    REALM("jwt.filter.realm", "", "jwt", "1 to 100 printable ASCII characters without quotation mark and backslash"),
    ANONYMOUS(
            "jwt.filter.anonymous",
            "",
            "refuse",
            "refuse, or allow to pass requests without a token on; for the servlet filter only"),
    CACHE_SIZE(
            "jwt.filter.cache.size",
            "",
            "10000",
            "how many verified tokens are remembered, as digests, for up to five minutes: 2 to 1000000, or 0 for none"),
    PROVIDER(
            "jwt.filter.provider",
            "",
            "the JVM's first",
            "name of a registered JCA provider that verifies signatures, for example AmazonCorrettoCryptoProvider");

    /** No path or URL is longer, but a key in Base64 is. */
    private static final int MAX_SHOWN = 300;

    /** Base64 or hexadecimal of a secret or of a private key on a curve, which are short. A path that long has a dot. */
    private static final String BARE_KEY = "[A-Za-z0-9+/=_\\s-]{40,}";

    /** A key that was pasted to the wrong name, or with others: no word that is meant here is as long as that. */
    private static final Pattern KEY_INSIDE = Pattern.compile("-----|[A-Za-z0-9+/=_-]{64}");

    /** What the names of this table begin with; any other name below one of these is a slip of the pen. */
    static final List<String> PREFIXES = List.of("jwt.filter.", "mp.jwt.verify.", "mp.jwt.token.", "mp.jwt.decrypt.");

    private final String key;
    private final String word;
    private final String defaultText;
    private final String accepted;

    Property(String key, String word, String defaultText, String accepted) {
        this.key = key;
        this.word = word;
        this.defaultText = defaultText;
        this.accepted = accepted;
    }

    /** The name in MicroProfile Config and in {@code web.xml}, for example {@code mp.jwt.verify.issuer}. */
    public String key() {
        return key;
    }

    /** The name for a further issuer, for example {@code jwt.filter.issuer.partner.audiences}; empty if it has none. */
    Optional<String> keyFor(String issuer) {
        return word.isEmpty() ? Optional.empty() : Optional.of("jwt.filter.issuer." + issuer + "." + word);
    }

    /** Whether it says something of one issuer: of the first under its own name. */
    boolean ofIssuer() {
        return !word.isEmpty() || this == PUBLIC_KEY_ALGORITHM;
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
            case PUBLIC_KEY_LOCATION, DECRYPT_KEY_LOCATION ->
                !value.contains("@")
                        && !value.contains("{")
                        && !value.contains("-----")
                        && value.length() <= MAX_SHOWN
                        && !value.matches(BARE_KEY);
            default -> !value.matches(BARE_KEY) && !KEY_INSIDE.matcher(value).find();
        };
    }
}
