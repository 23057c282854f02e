// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.client.Client;

class ConfigReaderTest {
    /** One value other than the default for every property, and where it must arrive. */
    private static final Map<Property, String> OTHER = Map.ofEntries(
            entry(Property.ISSUER, "http://login.example/a"),
            entry(Property.AUDIENCES, "https://one.example, two"),
            entry(Property.CLIENT_ID, "web"),
            entry(Property.SCOPE, "read write"),
            entry(Property.ACCESS_TOKEN_LIFETIME, "PT7M"),
            entry(Property.REFRESH_TOKEN_IDLE, "PT2H"),
            entry(Property.REFRESH_TOKEN_LIFETIME, "P3D"),
            entry(Property.REFRESH_TOKEN_GRACE, "PT5S"),
            entry(Property.STATUS, "false"),
            entry(Property.STATUS_TTL, "PT7S"),
            entry(Property.CLIENTS, "mobile, cli"),
            entry(Property.ISSUER_INSECURE, "true"),
            entry(Property.CLAIMS, "mail:email"),
            entry(Property.SIGNING_ALGORITHM, "ES256"),
            entry(Property.SIGNING_ROTATION, "P60D"),
            entry(Property.SIGNING_PUBLISH_BEFORE, "P2D"),
            entry(Property.SIGNING_PUBLISH_AFTER, "PT1M"),
            entry(Property.SIGNING_RENEW_BEFORE, "2027-01-31T00:00:00Z"),
            entry(Property.DATA_DIRECTORY, "/var/lib/login"),
            entry(Property.PASSWORD_PARALLEL, "999"),
            entry(Property.PASSWORD_QUEUE, "15"),
            entry(Property.PASSWORD_QUEUE_TIMEOUT, "PT6S"),
            entry(Property.THROTTLE_ACCOUNT_AT_SOURCE, "11/PT1S"),
            entry(Property.THROTTLE_ACCOUNT, "12/PT2S"),
            entry(Property.THROTTLE_SOURCE, "13/PT3S"),
            entry(Property.THROTTLE_KNOWN_SOURCE, "PT4H"),
            entry(Property.PROXIES, "10.0.0.0/8, 192.0.2.1/32"),
            entry(Property.CORS_ORIGINS, "https://app.example.org"),
            entry(Property.AUDIT_FILE, "/var/log/login.jsonl"),
            entry(Property.INITIAL_USERS_FILE, "/etc/users"));

    private static final Map<Property, Function<LoginConfig, Object>> VALUE = Map.ofEntries(
            entry(Property.ISSUER, config -> config.accessTokens().issuer()),
            entry(
                    Property.AUDIENCES,
                    config -> String.join(", ", config.client().audiences())),
            entry(Property.CLIENT_ID, config -> config.client().id()),
            entry(Property.SCOPE, config -> config.client().scope().text()),
            entry(Property.ACCESS_TOKEN_LIFETIME, config -> config.client().accessTokenLifetime()),
            entry(Property.REFRESH_TOKEN_IDLE, config -> config.refresh().idle()),
            entry(Property.REFRESH_TOKEN_LIFETIME, config -> config.refresh().lifetime()),
            entry(Property.REFRESH_TOKEN_GRACE, config -> config.refresh().grace()),
            entry(Property.STATUS, config -> config.status().published()),
            entry(Property.STATUS_TTL, config -> config.status().timeToLive()),
            entry(Property.CLIENTS, ConfigReaderTest::furtherClients),
            entry(
                    Property.ISSUER_INSECURE,
                    config -> config.accessTokens().issuer().startsWith("http://login")),
            entry(Property.CLAIMS, ConfigReaderTest::claims),
            entry(Property.SIGNING_ALGORITHM, config -> config.signing().rules().algorithm()),
            entry(
                    Property.SIGNING_ROTATION,
                    config -> config.signing().rules().policy().interval()),
            entry(
                    Property.SIGNING_PUBLISH_BEFORE,
                    config -> config.signing().rules().policy().publishBefore()),
            entry(
                    Property.SIGNING_PUBLISH_AFTER,
                    config -> config.signing().rules().policy().publishAfter()),
            entry(
                    Property.SIGNING_RENEW_BEFORE,
                    config -> config.signing()
                            .rules()
                            .renewBefore()
                            .map(Instant::toString)
                            .orElse("none")),
            entry(Property.DATA_DIRECTORY, LoginConfig::dataDirectory),
            entry(Property.PASSWORD_PARALLEL, config -> config.door().parallelPasswords()),
            entry(Property.PASSWORD_QUEUE, config -> config.door().waitingPasswords()),
            entry(Property.PASSWORD_QUEUE_TIMEOUT, config -> config.door().passwordPatience()),
            entry(
                    Property.THROTTLE_ACCOUNT_AT_SOURCE,
                    config -> config.door().throttle().accountAtSource()),
            entry(Property.THROTTLE_ACCOUNT, config -> config.door().throttle().account()),
            entry(Property.THROTTLE_SOURCE, config -> config.door().throttle().source()),
            entry(
                    Property.THROTTLE_KNOWN_SOURCE,
                    config -> config.door().throttle().knownFor()),
            entry(Property.PROXIES, config -> config.door().proxies()),
            entry(
                    Property.CORS_ORIGINS,
                    config -> config.door().crossOrigin().origins().stream()
                            .map(Object::toString)
                            .findFirst()
                            .orElse("none")),
            entry(
                    Property.AUDIT_FILE,
                    config -> config.door().auditFile().map(Path::toString).orElse("none")),
            entry(
                    Property.INITIAL_USERS_FILE,
                    config -> config.initialUsers().map(Path::toString).orElse("none")));

    /** Those that have tests of their own, as they are either one or the other. */
    private static final Set<Property> ELSEWHERE = EnumSet.of(
            Property.DATABASE_URL,
            Property.DATABASE_USER,
            Property.DATABASE_PASSWORD,
            Property.DATABASE_JNDI,
            Property.DATABASE_CONNECTIONS,
            Property.DATABASE_CONNECTION_TIMEOUT,
            Property.DATABASE_QUERY_TIMEOUT,
            Property.ASSERTION_ISSUERS,
            Property.ENCRYPTED_AUDIENCES,
            Property.KEY_ENCRYPTION_KEY,
            Property.KEY_ENCRYPTION_FILE,
            Property.KEY_ENCRYPTION_KEYSTORE,
            Property.KEY_ENCRYPTION_KEYSTORE_PASSWORD,
            Property.KEY_ENCRYPTION_KEYSTORE_ALIAS,
            Property.PREVIOUS_KEY,
            Property.PREVIOUS_FILE,
            Property.PREVIOUS_KEYSTORE,
            Property.PREVIOUS_KEYSTORE_PASSWORD,
            Property.PREVIOUS_KEYSTORE_ALIAS);

    @Test
    void readsEveryPropertyThatIsSet() {
        Map<String, String> values = new HashMap<>();
        OTHER.forEach((property, value) -> values.put(property.key(), value));

        LoginConfig config = read(values);

        for (Property property : once()) {
            String expected = Objects.requireNonNull(OTHER.get(property), property.key());
            assertThat(expected).as(property.key()).isNotEqualTo(property.fallback());
            assertThat(String.valueOf(valueOf(property, config)))
                    .as(property.key())
                    .isEqualTo(
                            expected.startsWith("P") ? Duration.parse(expected).toString() : expected);
        }
    }

    @Test
    void hasTheDefaultsThatAreDocumented() {
        LoginConfig config = read(Map.of());

        for (Property property : once()) {
            String value = String.valueOf(valueOf(property, config));
            String documented = property.fallback()
                    .replace("${user.home}", "/home/me")
                    .replace("the issuer", Property.ISSUER.fallback())
                    .replace("half of the processors", Integer.toString(DoorConfig.halfOfTheProcessors()));
            assertThat(value)
                    .as(property.key())
                    .isEqualTo(
                            documented.startsWith("P")
                                    ? Duration.parse(documented).toString()
                                    : documented);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "password.queue,-1,false",
        "password.queue,0,true",
        "password.queue,1,true",
        "password.queue,999,true",
        "password.queue,1000,true",
        "password.queue,1001,false",
        "password.queue-timeout,PT0S,false",
        "password.queue-timeout,PT1S,true",
        "password.queue-timeout,PT2S,true",
        "password.queue-timeout,PT59S,true",
        "password.queue-timeout,PT1M,true",
        "password.queue-timeout,PT1M1S,false",
        "access-token.lifetime,PT10S,true",
        "access-token.lifetime,PT9S,false",
        "access-token.lifetime,PT11S,true",
        "access-token.lifetime,PT59M59S,true",
        "access-token.lifetime,PT1H,true",
        "access-token.lifetime,PT1H1S,false",
        "access-token.lifetime,PT10.5S,false",
        "access-token.lifetime,300,false",
        "access-token.lifetime,-PT5M,false",
        "refresh-token.idle,PT59S,false",
        "refresh-token.idle,PT1M,true",
        "refresh-token.idle,PT61S,true",
        "refresh-token.idle,P30D,true",
        "refresh-token.idle,PT719H59M59S,true",
        "refresh-token.idle,PT720H1S,false",
        "refresh-token.lifetime,PT59S,false",
        "refresh-token.lifetime,PT1M,true",
        "refresh-token.lifetime,PT61S,true",
        "refresh-token.lifetime,P364D,true",
        "refresh-token.lifetime,P365D,true",
        "refresh-token.lifetime,P365DT1S,false",
        "refresh-token.lifetime,PT99999999999999999999H,false",
        "refresh-token.grace,-PT1S,false",
        "refresh-token.grace,PT0S,true",
        "refresh-token.grace,PT0.5S,false",
        "refresh-token.grace,PT1S,true",
        "refresh-token.grace,PT59S,true",
        "refresh-token.grace,PT1M,true",
        "refresh-token.grace,PT61S,false",
        "refresh-token.grace,10,false",
        "status.ttl,PT0S,false",
        "status.ttl,PT1S,true",
        "status.ttl,PT2S,true",
        "status.ttl,PT59M59S,true",
        "status.ttl,PT1H,true",
        "status.ttl,PT1H1S,false",
        "status,yes,false",
        "password.iterations,99999,false",
        "password.iterations,100000,true",
        "password.iterations,100001,true",
        "password.iterations,9999999,true",
        "password.iterations,10000000,true",
        "password.iterations,10000001,false",
        "password.iterations,many,false",
        "data.directory,/a,true",
        "data.directory,a,false",
        "data.directory,/a;TRACE_LEVEL_FILE=3,false",
        "initial-users.file,/a,true",
        "initial-users.file,a,false",
        "password.parallel,0,false",
        "password.parallel,1,true",
        "password.parallel,2,true",
        "password.parallel,999,true",
        "password.parallel,1000,true",
        "password.parallel,1001,false",
        "throttle.account,50/PT2M,true",
        "throttle.account,50,false",
        "throttle.known-source,PT59M59S,false",
        "throttle.known-source,PT1H,true",
        "throttle.known-source,PT1H1S,true",
        "throttle.known-source,P364D,true",
        "throttle.known-source,P365D,true",
        "throttle.known-source,P365DT1S,false",
        "proxies,127.0.0.1,true",
        "proxies,localhost,false",
        "cors.origins,https://a.example,true",
        "cors.origins,*,false",
        "audit.file,/a,true",
        "audit.file,a,false",
        "client-id,a b,false",
        "client-id,a:b,false",
        "scope,a  b,false",
        "scope,a a,false",
    })
    void acceptsExactlyWhatItSays(String name, String value, boolean accepted) {
        assertAccepted(Property.PREFIX + name, value, accepted);
    }

    @Test
    void boundsNamesAndLists() {
        assertAccepted("jwt.login.client-id", "a".repeat(128), true);
        assertAccepted("jwt.login.client-id", "a".repeat(129), false);
        assertAccepted("jwt.login.audiences", "a".repeat(256), true);
        assertAccepted("jwt.login.audiences", "a".repeat(257), false);
        assertAccepted("jwt.login.audiences", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p", true);
        assertAccepted("jwt.login.audiences", "a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q", false);
        assertAccepted("jwt.login.audiences", "a,,b", false);
        assertAccepted("jwt.login.audiences", "a,a", false);
        assertAccepted("jwt.login.audiences", "a b", false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example",
                "https://login.example:8443/x/y",
                "http://localhost:8080/x",
                "http://127.0.0.1",
                "http://127.1.2.3:1",
                "http://[::1]:8080"
            })
    void acceptsIssuersThatOthersCanTrust(String issuer) {
        assertAccepted("jwt.login.issuer", issuer, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "https://login.example/",
                "https://login.example/a/",
                "https://login.example?a",
                "https://login.example#a",
                "https://me:secret@login.example",
                "ftp://login.example",
                "login.example",
                "https:",
                "https://",
                "https:login",
                " https://login.example",
                "https://login.example/a/../b",
                "https://login.example/\u00e4",
                "https://login.example:99999",
                "HTTPS://login.example"
            })
    void refusesOtherIssuers(String issuer) {
        assertAccepted("jwt.login.issuer", issuer, false);
    }

    @Test
    void takesAnIssuerWithoutTlsOnlyWhereThatIsSaid() {
        String issuer = "http://login.example";
        assertThat(read(Map.of("jwt.login.issuer", issuer, "jwt.login.issuer.insecure", "true"))
                        .accessTokens()
                        .issuer())
                .isEqualTo(issuer);
        for (String no : new String[] {"false", "TRUE", "yes"}) {
            assertThatThrownBy(() -> read(Map.of("jwt.login.issuer", issuer, "jwt.login.issuer.insecure", no)))
                    .hasMessageContaining("jwt.login.issuer is \"http://login.example\"; accepted is an https URL")
                    .hasMessageContaining("jwt.login.issuer.insecure");
        }
    }

    @Test
    void knowsALoopbackIssuer() {
        assertThat(ConfigReader.isLoopback("http://localhost:8080/x")).isTrue();
        assertThat(ConfigReader.isLoopback("https://[::1]/x")).isTrue();
        assertThat(ConfigReader.isLoopback("https://login.example")).isFalse();
    }

    @Test
    void shortensTheIdleTimeThatIsNotSetToTheLifetimeThatIs() {
        assertThat(read(Map.of("jwt.login.refresh-token.lifetime", "PT1H"))
                        .refresh()
                        .idle())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void namesEveryProblemAtOnceWithNameValueAndWhatIsAccepted() {
        assertThatThrownBy(() -> read(Map.of(
                        "jwt.login.issuer", "https://me:secret@login.example",
                        "jwt.login.scope", "\u00e4",
                        "jwt.login.password.iterations", "1",
                        "jwt.login.isuer", "https://login.example")))
                .isInstanceOfSatisfying(ConfigException.class, e -> {
                    assertThat(e.problems()).hasSize(4);
                    assertThat(e.getMessage())
                            .doesNotContain("secret")
                            .contains("jwt.login.issuer is \"https://***@login.example\"; accepted is an https URL")
                            .contains("jwt.login.scope is \"?\"")
                            .contains("jwt.login.password.iterations is \"1\"; accepted is a whole number from 100000")
                            .contains("jwt.login.isuer is not a name that exists");
                });
    }

    @Test
    void findsUnknownNamesInEverySpelling() {
        Set<String> names = new HashSet<>(Set.of(
                "jwt.login.issuer",
                "JWT_LOGIN_ISSUER",
                "jwt_login_issuer",
                "JWT_LOGIN_CLIENT_ID",
                "JWT_LOGIN_REFRESH_TOKEN_IDLE",
                "path",
                "jwt.filter.x",
                "JWT_LOGIN_PORT",
                "JWT_LOGIN_PORT_8080_TCP_ADDR",
                "JWT_LOGIN_SERVICE_HOST",
                "JWT_LOGIN_SERVICE_PORT_HTTP"));
        assertThat(new ConfigNames(Set.of()).unknown(names)).isEmpty();

        names.addAll(Set.of("jwt.login.Issuer", "JWT_LOGIN_ISUER", "jwt.login.client_id", "jwt.login."));
        assertThat(new ConfigNames(Set.of()).unknown(names))
                .isEqualTo(List.of("JWT_LOGIN_ISUER", "jwt.login.", "jwt.login.Issuer", "jwt.login.client_id"));
    }

    private static List<Property> once() {
        return Stream.of(Property.values())
                .filter(property -> !property.isNamed() && !ELSEWHERE.contains(property))
                .filter(property -> !RealmsReaderTest.PROPERTIES.contains(property))
                .toList();
    }

    private static Object claims(LoginConfig config) {
        String pairs = config.accessTokens().extraClaims().entrySet().stream()
                .map(claim -> claim.getValue() + ":" + claim.getKey())
                .collect(Collectors.joining(", "));
        return pairs.isEmpty() ? "none" : pairs;
    }

    private static Object furtherClients(LoginConfig config) {
        String ids = config.clients().all().stream().skip(1).map(Client::id).collect(Collectors.joining(", "));
        return ids.isEmpty() ? "none" : ids;
    }

    private static Object valueOf(Property property, LoginConfig config) {
        return Objects.requireNonNull(VALUE.get(property), property.key()).apply(config);
    }

    private static void assertAccepted(String name, String value, boolean accepted) {
        if (accepted) {
            assertThat(read(Map.of(name, value))).as(value).isNotNull();
        } else {
            assertThatThrownBy(() -> read(Map.of(name, value)))
                    .as(value)
                    .isInstanceOfSatisfying(
                            ConfigException.class,
                            e -> assertThat(e.problems())
                                    .singleElement()
                                    .asString()
                                    .startsWith(name));
        }
    }

    private static LoginConfig read(Map<String, String> values) {
        return TestConfig.read(values);
    }
}
