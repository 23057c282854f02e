// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.login.app.RealmsConfig.DatabaseRealm;
import org.jwtfilter.login.ldap.LdapSettings;
import org.jwtfilter.login.password.HashCost;
import org.jwtfilter.login.store.DatabasePlace;
import org.jwtfilter.login.store.UserQueries;

class RealmsReaderTest {
    /** What is read here. */
    static final Set<Property> PROPERTIES = EnumSet.range(Property.REALMS, Property.REALM_CONTAINER_GROUPS);

    private static final String HASH = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    @TempDir
    Path directory;

    @Test
    void asksTheEmbeddedRealmIfNothingIsSet() {
        assertThat(read(Map.of()))
                .isEqualTo(new RealmsConfig(
                        List.of(RealmKind.EMBEDDED),
                        HashCost.pbkdf2(600_000),
                        "jwt-login-admin",
                        Optional.empty(),
                        Optional.empty(),
                        Set.of()));
    }

    @Test
    void readsEverythingThatIsSet() throws Exception {
        Path certificates = Files.createFile(directory.resolve("ca.pem"));
        Map<String, String> values = new HashMap<>(Map.of(
                "realms", "ldap, custom,database,container , embedded",
                "admin.group", "bosses",
                "password.algorithm", "argon2id",
                "password.argon2.memory", "32768",
                "password.argon2.passes", "3",
                "realm.container.groups", "user, admin"));
        values.putAll(Map.of(
                "realm.database.url", "jdbc:postgresql://db.example/users",
                "realm.database.user", "reader",
                "realm.database.password", "secret",
                "realm.database.password-query", "SELECT p FROM u WHERE n = ?",
                "realm.database.groups-query", "SELECT g FROM ug WHERE n = ?",
                "realm.database.enabled-query", "SELECT e FROM u WHERE n = ?",
                "realm.database.attributes-query", "SELECT a FROM u WHERE n = ?",
                "realm.database.hash", HASH));
        values.putAll(Map.of(
                "realm.ldap.url", "ldap://ldap.example",
                "realm.ldap.certificates", certificates.toString(),
                "realm.ldap.bind-dn", "cn=reader",
                "realm.ldap.bind-password", "secret",
                "realm.ldap.user-base", "ou=people",
                "realm.ldap.user-filter", "(cn={0})",
                "realm.ldap.name-attribute", "cn",
                "realm.ldap.group-base", "ou=groups",
                "realm.ldap.group-filter", "(memberUid={1})",
                "realm.ldap.group-name-attribute", "gn"));
        values.putAll(Map.of("realm.ldap.attributes", "mail, sn", "realm.ldap.timeout", "PT2S"));

        RealmsConfig config = read(values);

        assertThat(config)
                .isEqualTo(new RealmsConfig(
                        List.of(
                                RealmKind.LDAP,
                                RealmKind.CUSTOM,
                                RealmKind.DATABASE,
                                RealmKind.CONTAINER,
                                RealmKind.EMBEDDED),
                        HashCost.argon2id(32768, 3),
                        "bosses",
                        Optional.of(new DatabaseRealm(
                                new DatabasePlace.AtUrl(
                                        "jdbc:postgresql://db.example/users",
                                        Optional.of("reader"),
                                        Optional.of("secret")),
                                new UserQueries(
                                        "SELECT p FROM u WHERE n = ?",
                                        Optional.of("SELECT g FROM ug WHERE n = ?"),
                                        Optional.of("SELECT e FROM u WHERE n = ?"),
                                        Optional.of("SELECT a FROM u WHERE n = ?")),
                                Optional.of(HASH))),
                        Optional.of(new LdapSettings(
                                new LdapSettings.Server("ldap.example", 389, LdapSettings.Security.START_TLS),
                                Optional.of(certificates),
                                Optional.of(new LdapSettings.Account("cn=reader", "secret")),
                                new LdapSettings.Search("ou=people", "(cn={0})"),
                                "cn",
                                Optional.of(new LdapSettings.Search("ou=groups", "(memberUid={1})")),
                                "gn",
                                List.of("mail", "sn"),
                                Duration.ofSeconds(2))),
                        Set.of("user", "admin")));
        assertThat(config.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "realms,ldap2,false",
        "realms,'embedded,embedded',false",
        "realms,'embedded,',false",
        "realms,EMBEDDED,false",
        "admin.group,a b,false",
        "password.algorithm,bcrypt,false",
        "password.algorithm,argon2id,true",
        "password.iterations,99999,false",
        "password.iterations,100000,true",
        "password.iterations,10000000,true",
        "password.iterations,10000001,false",
        "password.argon2.memory,7167,false",
        "password.argon2.memory,7168,true",
        "password.argon2.memory,262144,true",
        "password.argon2.memory,262145,false",
        "password.argon2.passes,0,false",
        "password.argon2.passes,1,true",
        "password.argon2.passes,50,true",
        "password.argon2.passes,51,false",
        "realm.container.groups,'a,b',true",
        "realm.container.groups,a b,false",
        "realm.database.password-query,SELECT 1,false",
        "realm.database.password-query,SELECT ? ?,false",
        "realm.database.password-query,SELECT ?,true",
        "realm.database.hash,secret,false",
        "realm.database.jndi,ldap://evil,false",
        "realm.database.url,jdbc:h2:mem:x;user=a,false",
        "realm.ldap.url,http://x,false",
        "realm.ldap.url,ldap://x/dc=a,false",
        "realm.ldap.url,ldap://u:p@x,false",
        "realm.ldap.url,ldaps://x:65535,true",
        "realm.ldap.url,ldaps://x:65536,false",
        "realm.ldap.start-tls,yes,false",
        "realm.ldap.certificates,/no/such/file,false",
        "realm.ldap.bind-dn,reader,false",
        "realm.ldap.user-base,people,false",
        "realm.ldap.user-filter,(uid=x),false",
        "realm.ldap.user-filter,(uid={0},false",
        "realm.ldap.name-attribute,a b,false",
        "realm.ldap.timeout,PT0.5S,false",
        "realm.ldap.timeout,PT1S,true",
        "realm.ldap.timeout,PT1M,true",
        "realm.ldap.timeout,PT61S,false",
    })
    void acceptsExactlyWhatItSays(String name, String value, boolean accepted) {
        if (accepted) {
            assertThat(read(Map.of(name, value))).isNotNull();
        } else {
            assertProblem(Map.of(name, value), "jwt.login." + name + " is \"");
        }
    }

    @Test
    void saysWhatARealmNeeds() {
        assertProblem(Map.of("realms", "container"), "jwt.login.realm.container.groups is missing");
        assertProblem(
                Map.of("realms", "ldap", "realm.ldap.url", "ldaps://x"), "jwt.login.realm.ldap.user-base is missing");
        assertProblem(Map.of("realms", "ldap", "realm.ldap.user-base", "dc=x"), "jwt.login.realm.ldap.url is missing");
        assertProblem(
                Map.of("realms", "database", "realm.database.jndi", "jdbc/x"),
                "jwt.login.realm.database.password-query is missing");
        assertProblem(
                Map.of("realms", "database", "realm.database.password-query", "SELECT ?"),
                "jwt.login.realm.database.url is missing");
        assertProblem(Map.of("realm.ldap.bind-dn", "cn=x"), "jwt.login.realm.ldap.bind-password is missing");
        assertProblem(
                Map.of("realm.database.jndi", "jdbc/x", "realm.database.url", "jdbc:h2:mem:x"),
                "jwt.login.realm.database.jndi is");
    }

    @Test
    void sendsNoPasswordOverANetworkInClear() {
        Map<String, String> plain = Map.of("realm.ldap.url", "ldap://ldap.example", "realm.ldap.start-tls", "false");
        assertProblem(plain, "jwt.login.realm.ldap.start-tls is \"false\"");

        assertThat(security("ldap://127.0.0.1:10389", "false")).isEqualTo(LdapSettings.Security.NONE);
        assertThat(security("ldap://127.0.0.1", "true")).isEqualTo(LdapSettings.Security.START_TLS);
        assertThat(security("ldaps://ldap.example", "false")).isEqualTo(LdapSettings.Security.LDAPS);
    }

    private static LdapSettings.Security security(String url, String startTls) {
        return read(Map.of(
                        "realms",
                        "ldap",
                        "realm.ldap.url",
                        url,
                        "realm.ldap.start-tls",
                        startTls,
                        "realm.ldap.user-base",
                        "dc=x"))
                .ldap()
                .orElseThrow()
                .server()
                .security();
    }

    private static void assertProblem(Map<String, String> values, String problem) {
        assertThatThrownBy(() -> read(values))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
    }

    private static RealmsConfig read(Map<String, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put(Property.PREFIX + name, value));
        return TestConfig.read(named).realms();
    }
}
