// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The names that may be configured, what each accepts, and what holds where it is not set. */
enum Property {
    ISSUER(
            "issuer",
            "http://127.0.0.1:8080/jwt-login",
            "an https URL, or http on a loopback address or with jwt.login.issuer.insecure, without user, query,"
                    + " fragment or slash at the end"),
    ISSUER_INSECURE(
            "issuer.insecure",
            "false",
            "true to take an http URL of any host for the issuer: whoever is on the way can then read tokens and"
                    + " passwords"),
    AUDIENCES(
            "audiences",
            "the issuer",
            "1 to 16 different names separated by commas, without spaces or quotes inside; none of them is the issuer with"
                    + " /admin behind it, which is for administration"),
    CLIENT_ID("client-id", "jwt-login", "1 to 128 of the characters A-Z a-z 0-9 . _ ~ - but not jwt-login-admin"),
    SCOPE("scope", "api", "scope words with one space between each two"),
    ACCESS_TOKEN_LIFETIME("access-token.lifetime", "PT5M", "an ISO-8601 duration of whole seconds from PT10S to PT1H"),
    REFRESH_TOKEN_IDLE(
            "refresh-token.idle",
            "PT24H",
            "an ISO-8601 duration of whole seconds from PT1M to P365D, not longer than"
                    + " jwt.login.refresh-token.lifetime"),
    REFRESH_TOKEN_LIFETIME(
            "refresh-token.lifetime", "P30D", "an ISO-8601 duration of whole seconds from PT1M to P365D"),
    REFRESH_TOKEN_GRACE(
            "refresh-token.grace", "PT10S", "an ISO-8601 duration of whole seconds from PT0S to PT1M; PT0S for none"),
    STATUS(
            "status",
            "true",
            "true, or false to give access tokens no place in a status list; then none can be taken back before it expires"),
    STATUS_TTL(
            "status.ttl",
            "PT15S",
            "an ISO-8601 duration of whole seconds from PT1S to PT1H: how often those who verify are to look for news"),
    CLIENTS(
            "clients",
            "none",
            "short names of further clients, separated by commas, each of 1 to 64 of the characters a-z 0-9 -, at most"
                    + " 1000"),
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
    ASSERTION_ISSUERS(
            "assertion.issuers",
            "none",
            "short names as in jwt.login.clients, at most 20 and none of them client, of those whose assertions a client may show"
                    + " for a token (RFC 7523)"),
    ASSERTION_ISSUER(
            "assertion.NAME.issuer",
            "none",
            "the exact iss, 1 to 512 printable ASCII characters without spaces, different from all others and from"
                    + " jwt.login.issuer"),
    ASSERTION_KEY("assertion.NAME.key", "none", "public keys as PEM, JWK or JWKS; or one of the next two in its place"),
    ASSERTION_KEY_FILE(
            "assertion.NAME.key-file",
            "none",
            "an absolute path of a file with such keys, which is read again when it changes"),
    ASSERTION_KEY_URL(
            "assertion.NAME.key-url", "none", "an https URL of such keys, or http on a loopback address, without user"),
    ASSERTION_ALGORITHMS(
            "assertion.NAME.algorithms",
            "RS256, PS256, ES256, EdDSA",
            "some of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512 and EdDSA, separated by commas; a key that"
                    + " names none gets the first that it fits"),
    ASSERTION_LIFETIME(
            "assertion.NAME.lifetime",
            "PT5M",
            "the longest life of an assertion, an ISO-8601 duration of whole seconds from PT10S to PT1H"),
    ASSERTION_CLIENTS(
            "assertion.NAME.clients",
            "all that may use the grant",
            "1 to 100 ids of clients that may show the assertions, separated by commas"),
    ASSERTION_USERS(
            "assertion.NAME.users",
            "realm",
            "realm if the assertions speak of users of jwt.login.realms, who have the groups that they have there; issuer"
                    + " if of users of the issuer's own, who are called NAME:user"),
    ASSERTION_USER_CLAIM(
            "assertion.NAME.user-claim",
            "sub",
            "the claim that names the user, 1 to 256 of the characters A-Z a-z 0-9 _ . / : -"),
    ASSERTION_USER_GROUP(
            "assertion.NAME.user-group",
            "none, so that it is all",
            "a group, in which a user must be of whom the assertions may speak; only for users of the realm"),
    ASSERTION_GROUPS(
            "assertion.NAME.groups",
            "none",
            "1 to 100 groups separated by commas, that users have or, with a claim of groups, can have; only for users of the"
                    + " issuer"),
    ASSERTION_GROUPS_CLAIM(
            "assertion.NAME.groups-claim",
            "none, so that users have all of the groups",
            "the claim whose strings are groups, as that of the user; those that are not among the groups do not count"),
    ASSERTION_SCOPE(
            "assertion.NAME.scope",
            "what the client may have",
            "as jwt.login.scope: the most that a token for an assertion is good for"),
    CLAIMS(
            "claims",
            "none",
            "attributes of users separated by commas, each as attribute or attribute:claim, at most 50; claims that"
                    + " mean something to whoever verifies a token cannot be set"),
    ENCRYPTED_AUDIENCES(
            "encrypted-audiences",
            "none",
            "short names as in jwt.login.clients, at most 100, of audiences with a key of their own"),
    ENCRYPTED_AUDIENCE_AUDIENCE(
            "encrypted-audience.NAME.audience", "NAME", "as one of jwt.login.audiences, different from all others"),
    ENCRYPTED_AUDIENCE_KEY(
            "encrypted-audience.NAME.key",
            "none",
            "a public key as JWK or PEM: RSA of at least 2048 bits, or on P-256, P-384 or P-521"),
    ENCRYPTED_AUDIENCE_KEY_FILE(
            "encrypted-audience.NAME.key-file", "none", "an absolute path of a file with such a key"),
    SIGNING_ALGORITHM("signing.algorithm", "RS256", "RS256, PS256, ES256 or EdDSA"),
    SIGNING_ROTATION(
            "signing.rotation",
            "P30D",
            "an ISO-8601 duration of whole seconds from PT2S to P730D, not shorter than"
                    + " jwt.login.signing.publish-before"),
    SIGNING_PUBLISH_BEFORE("signing.publish-before", "P1D", "an ISO-8601 duration of whole seconds from PT2S to P90D"),
    SIGNING_PUBLISH_AFTER("signing.publish-after", "PT5M", "an ISO-8601 duration of whole seconds from PT0S to P90D"),
    SIGNING_RENEW_BEFORE(
            "signing.renew-before",
            "none",
            "the instant from which keys that were made earlier are replaced, for example 2027-01-31T00:00:00Z"),
    KEY_ENCRYPTION_KEY("key-encryption.key", "the file key-encryption.key in the data directory", "32 bytes in base64"),
    KEY_ENCRYPTION_FILE(
            "key-encryption.file", "none", "an absolute path of a file with such a key, which only its owner can read"),
    KEY_ENCRYPTION_KEYSTORE(
            "key-encryption.keystore",
            "none",
            "an absolute path of a PKCS #12 keystore, which only its owner can read"),
    KEY_ENCRYPTION_KEYSTORE_PASSWORD(
            "key-encryption.keystore-password", "none", "the password of the keystore and of the key in it"),
    KEY_ENCRYPTION_KEYSTORE_ALIAS(
            "key-encryption.keystore-alias", "jwt-login", "the name of an AES key of 256 bits in the keystore"),
    PREVIOUS_KEY("key-encryption.previous.key", "none", "as jwt.login.key-encryption.key"),
    PREVIOUS_FILE("key-encryption.previous.file", "none", "as jwt.login.key-encryption.file"),
    PREVIOUS_KEYSTORE("key-encryption.previous.keystore", "none", "as jwt.login.key-encryption.keystore"),
    PREVIOUS_KEYSTORE_PASSWORD(
            "key-encryption.previous.keystore-password", "none", "as jwt.login.key-encryption.keystore-password"),
    PREVIOUS_KEYSTORE_ALIAS(
            "key-encryption.previous.keystore-alias", "jwt-login", "as jwt.login.key-encryption.keystore-alias"),
    DATABASE_URL(
            "database.url",
            "a file in jwt.login.data.directory",
            "a jdbc:postgresql: or jdbc:h2: URL without user and password; only without jwt.login.database.jndi"),
    DATABASE_USER("database.user", "none", "a user name; only with jwt.login.database.url"),
    DATABASE_PASSWORD("database.password", "none", "a password; only with jwt.login.database.user"),
    DATABASE_JNDI(
            "database.jndi",
            "none",
            "the JNDI name of a DataSource of the container, such as jdbc/login or java:app/login"),
    DATABASE_CONNECTIONS("database.connections", "10", "a whole number from 1 to 1000"),
    DATABASE_CONNECTION_TIMEOUT(
            "database.connection-timeout", "PT3S", "an ISO-8601 duration of whole seconds from PT1S to PT30S"),
    DATABASE_QUERY_TIMEOUT("database.query-timeout", "PT5S", "an ISO-8601 duration of whole seconds from PT1S to PT1M"),
    DATA_DIRECTORY("data.directory", "${user.home}/.jwt-login", "an absolute path without semicolon"),
    REALMS(
            "realms",
            "embedded",
            "some of embedded, database, ldap, container and custom, separated by commas, in the order in which they"
                    + " are asked"),
    ADMIN_GROUP("admin.group", "jwt-login-admin", "1 to 256 characters without spaces, commas and colons"),
    PASSWORD_ALGORITHM("password.algorithm", "pbkdf2", "pbkdf2 or argon2id, for new hashes of embedded users"),
    PASSWORD_ITERATIONS("password.iterations", "600000", "a whole number from 100000 to 10000000"),
    PASSWORD_ARGON2_MEMORY("password.argon2.memory", "19456", "KiB, a whole number from 7168 to 262144"),
    PASSWORD_ARGON2_PASSES("password.argon2.passes", "2", "a whole number from 1 to 50"),
    REALM_DATABASE_URL(
            "realm.database.url",
            "none",
            "jdbc:postgresql: or jdbc:h2: URL without user and password, of the tables that the realm database reads"),
    REALM_DATABASE_USER("realm.database.user", "none", "a user of that database"),
    REALM_DATABASE_PASSWORD("realm.database.password", "none", "the password of that user"),
    REALM_DATABASE_JNDI("realm.database.jndi", "none", "the name of a DataSource of the server, in place of a URL"),
    REALM_DATABASE_PASSWORD_QUERY(
            "realm.database.password-query",
            "none",
            "SQL with one ? for the name, giving the hash of the password; needed by the realm database"),
    REALM_DATABASE_GROUPS_QUERY(
            "realm.database.groups-query",
            "none, so that nobody has groups",
            "SQL with one ?, giving a row for each group"),
    REALM_DATABASE_ENABLED_QUERY(
            "realm.database.enabled-query",
            "none, so that all may log in",
            "SQL with one ?, giving true for those who may"),
    REALM_DATABASE_ATTRIBUTES_QUERY(
            "realm.database.attributes-query", "none", "SQL with one ?, giving a row whose columns are for claims"),
    REALM_DATABASE_HASH(
            "realm.database.hash",
            "none",
            "a hash such as the tables have, of any password, so that from the first login on time does not tell who"
                    + " exists"),
    REALM_LDAP_URL("realm.ldap.url", "none", "ldaps://host:port or ldap://host:port, needed by the realm ldap"),
    REALM_LDAP_START_TLS(
            "realm.ldap.start-tls",
            "true",
            "true, or false for an ldap URL of this machine; without effect with ldaps"),
    REALM_LDAP_CERTIFICATES(
            "realm.ldap.certificates",
            "those that the JVM trusts",
            "an absolute path of PEM certificates, from one of which the directory's must come"),
    REALM_LDAP_BIND_DN("realm.ldap.bind-dn", "none, so that users are searched anonymously", "the DN of an account"),
    REALM_LDAP_BIND_PASSWORD("realm.ldap.bind-password", "none", "the password of that account"),
    REALM_LDAP_USER_BASE("realm.ldap.user-base", "none", "the DN below which users are, needed by the realm ldap"),
    REALM_LDAP_USER_FILTER("realm.ldap.user-filter", "(uid={0})", "an LDAP filter with {0} in place of the name"),
    REALM_LDAP_NAME_ATTRIBUTE("realm.ldap.name-attribute", "uid", "the attribute that names a user in tokens"),
    REALM_LDAP_GROUP_BASE("realm.ldap.group-base", "none, so that nobody has groups", "the DN below which groups are"),
    REALM_LDAP_GROUP_FILTER(
            "realm.ldap.group-filter",
            "(member={0})",
            "an LDAP filter with {0} in place of the user's DN or {1} in place of the name"),
    REALM_LDAP_GROUP_NAME_ATTRIBUTE("realm.ldap.group-name-attribute", "cn", "the attribute that names a group"),
    REALM_LDAP_ATTRIBUTES(
            "realm.ldap.attributes", "none", "1 to 32 attributes of a user's entry, separated by commas, for claims"),
    REALM_LDAP_TIMEOUT("realm.ldap.timeout", "PT5S", "an ISO-8601 duration of whole seconds from PT1S to PT1M"),
    REALM_CONTAINER_GROUPS(
            "realm.container.groups",
            "none",
            "1 to 100 roles that the server is asked about, separated by commas, needed by the realm container"),
    PASSWORD_PARALLEL("password.parallel", "half of the processors", "a whole number from 1 to 1000"),
    PASSWORD_QUEUE("password.queue", "16", "a whole number from 0 to 1000"),
    PASSWORD_QUEUE_TIMEOUT("password.queue-timeout", "PT5S", "an ISO-8601 duration of whole seconds from PT1S to PT1M"),
    INITIAL_USERS_FILE("initial-users.file", "none", "an absolute path"),
    THROTTLE_ACCOUNT_AT_SOURCE("throttle.account-at-source", "10/PT5M", Property.LIMIT),
    THROTTLE_ACCOUNT("throttle.account", "50/PT2M", Property.LIMIT),
    THROTTLE_SOURCE("throttle.source", "100/PT30S", Property.LIMIT),
    THROTTLE_KNOWN_SOURCE("throttle.known-source", "P30D", "an ISO-8601 duration of whole seconds from PT1H to P365D"),
    PROXIES("proxies", "none", "1 to 64 IP addresses or ranges such as 10.0.0.0/8, separated by commas"),
    CORS_ORIGINS(
            "cors.origins",
            "none",
            "1 to 64 origins such as https://app.example.org, or http on a loopback address, separated by commas"),
    AUDIT_FILE("audit.file", "none", "an absolute path without semicolon");

    static final String PREFIX = "jwt.login.";

    /** In a key: stands for the short name of one of several things that are configured alike. */
    static final String NAME = "NAME";

    private static final String LIMIT =
            "how many may come at once, 1 to 1000000, a slash, and after what time one more may, PT1S to P1D: 10/PT5M";

    private static final String FILE = ".file";

    private static final Set<Property> SECRETS = EnumSet.of(
            KEY_ENCRYPTION_KEY,
            KEY_ENCRYPTION_KEYSTORE_PASSWORD,
            PREVIOUS_KEY,
            PREVIOUS_KEYSTORE_PASSWORD,
            DATABASE_PASSWORD,
            REALM_DATABASE_PASSWORD,
            REALM_LDAP_BIND_PASSWORD);

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

    /** The whole name under which a file may be named that holds the value, as containers mount secrets; empty for what is no secret. */
    Optional<String> fileKey(String name) {
        return secret() ? Optional.of(key(name) + FILE) : Optional.empty();
    }

    /** Whether the value must never be shown. */
    boolean secret() {
        return SECRETS.contains(this);
    }

    /** What holds where nothing is set, as the documentation writes it. */
    String fallback() {
        return fallback;
    }

    /** What is accepted, as the documentation and an error message write it. */
    String accepted() {
        return secret() ? accepted + ", or in a file that " + key + FILE + " names" : accepted;
    }
}
