// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.issue.OwnTokens;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.revocation.EndedPlaces;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.TestKeys;

class IntrospectionTest {
    private static final String ISSUER = "https://login.example";
    private static final String INACTIVE = "{\"active\":false}";
    private static final StatusReference PLACE = new StatusReference(ISSUER + "/status/1", 7);
    private static final SigningKeys OTHER_KEYS =
            TestKeys.of(SigningKey.of(SigningAlgorithm.ES256, SigningAlgorithm.ES256.newKeyPair()));

    private final TestClock clock = new TestClock();
    private final TestRealm realm = new TestRealm();
    private final EndedPlaces places = new EndedPlaces();
    private final MemoryRefreshTokens logins = new MemoryRefreshTokens();
    private final RefreshFamilies families = new RefreshFamilies(
            logins,
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(10)),
            realm.realm,
            event -> {},
            clock,
            new SecureRandom());

    /** Its tokens are for the audience {@code a}, which is a client, too. */
    private final Client web = TestClients.withSecret("web", "api", "secret-of-web");

    private final Client audience = TestClients.withSecret("a", "api", "secret-of-a");
    private final Client stranger = TestClients.withSecret("stranger", "api", "secret-of-stranger");
    private final Client gateway = TestClients.withSecret("gateway", "api jwt-login-introspect", "secret-of-gateway");
    private final Client open = TestClients.client("open", "api jwt-login-introspect");
    private final List<Client> known = List.of(open, web, audience, stranger, gateway);
    private final Introspection introspection = new Introspection(
            TestClients.authentication(known.toArray(Client[]::new)),
            new ActiveTokens(
                    ISSUER,
                    new OwnTokens(TestKeys.KEYS, new AccessTokenRules(ISSUER), clock),
                    places,
                    families,
                    new ConfiguredClients(known),
                    realm.realm,
                    Set.of("partner")),
            ISSUER,
            TestKeys.KEYS,
            clock);

    @BeforeEach
    void addAlice() {
        realm.users.put("alice", "#secret", true, "user");
    }

    @Test
    void tellsOfAUsersToken() throws Exception {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> told = JsonUtil.parseJson(ask(web, ofAlice(TestKeys.KEYS, ISSUER, web)));

        assertThat(told.remove("jti")).isInstanceOf(String.class);
        assertThat(told)
                .isEqualTo(Map.ofEntries(
                        Map.entry("active", true),
                        Map.entry("token_type", "Bearer"),
                        Map.entry("username", "alice"),
                        Map.entry("scope", "api"),
                        Map.entry("client_id", "web"),
                        Map.entry("exp", now + 300),
                        Map.entry("iat", now),
                        Map.entry("nbf", now),
                        Map.entry("sub", "alice"),
                        Map.entry("aud", "a"),
                        Map.entry("iss", ISSUER)));
    }

    @Test
    void tellsOfAClientsToken() throws Exception {
        Map<String, Object> told = JsonUtil.parseJson(ask(web, ofClient(web)));

        assertThat(told)
                .containsEntry("active", true)
                .containsEntry("sub", "web")
                .containsEntry("client_id", "web")
                .doesNotContainKey("username");
    }

    @Test
    void tellsOfARefreshToken() throws Exception {
        Instant start = clock.instant();
        RefreshToken first = logIn();
        assertThat(JsonUtil.parseJson(ask(web, first.text())))
                .isEqualTo(Map.of(
                        "active",
                        true,
                        "username",
                        "alice",
                        "scope",
                        "api",
                        "client_id",
                        "web",
                        "exp",
                        start.plusSeconds(3600).getEpochSecond(),
                        "iat",
                        start.getEpochSecond(),
                        "sub",
                        "alice",
                        "iss",
                        ISSUER));

        clock.advance(Duration.ofMinutes(1));
        RefreshToken next =
                families.rotate(first, web, Optional.empty(), "192.0.2.1").next();

        assertThat(JsonUtil.parseJson(ask(web, next.text())))
                .containsEntry("iat", start.plusSeconds(60).getEpochSecond())
                .containsEntry("exp", start.plusSeconds(3660).getEpochSecond());
        assertThat(ask(web, first.text())).as("a spent one").isEqualTo(INACTIVE);
        assertThat(ask(web, next.text())).as("asking ends no login").contains("true");
    }

    @Test
    void saysOfWhatIsNotActiveOnlyThat() {
        assertThat(ask(web, "x")).isEqualTo(INACTIVE);
        assertThat(ask(web, "a.b.c")).isEqualTo(INACTIVE);
        assertThat(ask(web, "A".repeat(64))).isEqualTo(INACTIVE);
        assertThat(ask(web, "A".repeat(7000))).isEqualTo(INACTIVE);
        assertThat(ask(web, ofAlice(OTHER_KEYS, ISSUER, web)))
                .as("signed by others")
                .isEqualTo(INACTIVE);
        assertThat(ask(web, ofAlice(TestKeys.KEYS, "https://else.example", web)))
                .as("of another issuer")
                .isEqualTo(INACTIVE);
        assertThat(ask(web, ofAlice(TestKeys.KEYS, ISSUER, TestClients.client("gone", "api", "web"))))
                .as("of a client that is gone")
                .isEqualTo(INACTIVE);
        String another = TestKeys.KEY.jws("JWT", ("{\"iss\":\"" + ISSUER + "\"}").getBytes());
        assertThat(ask(web, another)).as("of another type").isEqualTo(INACTIVE);
    }

    @Test
    void tokensEndAtTheirTime() {
        String token = ofAlice(TestKeys.KEYS, ISSUER, web);
        clock.advance(Duration.ofSeconds(299));
        assertThat(ask(web, token)).contains("true");
        clock.advance(Duration.ofSeconds(1));
        assertThat(ask(web, token)).isEqualTo(INACTIVE);
    }

    @Test
    void tokensEndByBeingTakenBack() {
        String token = ofAlice(TestKeys.KEYS, ISSUER, web);
        places.end(new StatusReference(PLACE.uri(), 8));
        assertThat(ask(web, token)).contains("true");
        places.end(PLACE);
        assertThat(ask(web, token)).isEqualTo(INACTIVE);

        RefreshToken refresh = logIn();
        families.revoke(refresh, web, "192.0.2.1");
        assertThat(ask(web, refresh.text())).isEqualTo(INACTIVE);
    }

    @Test
    void tokensEndWithTheirUser() {
        String token = ofAlice(TestKeys.KEYS, ISSUER, web);
        String refresh = logIn().text();
        realm.users.put("alice", "#secret", false, "user");

        assertThat(ask(web, token)).isEqualTo(INACTIVE);
        assertThat(ask(web, refresh)).isEqualTo(INACTIVE);

        realm.users.remove("alice");
        assertThat(ask(web, token)).isEqualTo(INACTIVE);
    }

    /** Whom no realm knows; one who gave a password is one of ours, whatever the name looks like. */
    @Test
    void tokensOfUsersOfAnIssuerCountByThemselves() {
        assertThat(ask(web, asserted("partner:bob"))).contains("\"username\":\"partner:bob\"");
        assertThat(ask(web, asserted("other:bob"))).isEqualTo(INACTIVE);
        assertThat(ask(web, asserted("bob"))).isEqualTo(INACTIVE);
        assertThat(ask(web, asserted("alice"))).contains("true");
        User ours = new User(new UserName("partner:bob"), Set.of());
        assertThat(ask(
                        web,
                        tokens(TestKeys.KEYS, ISSUER)
                                .issue(ours, web, web.scope(), clock.instant(), Optional.empty())
                                .text()))
                .isEqualTo(INACTIVE);
    }

    @Test
    void tellsThoseWhomItConcerns() {
        String token = ofAlice(TestKeys.KEYS, ISSUER, web);
        assertThat(ask(audience, token)).contains("true");
        assertThat(ask(gateway, token)).contains("true");
        assertThat(ask(stranger, token)).isEqualTo(INACTIVE);

        String several = ofAlice(TestKeys.KEYS, ISSUER, TestClients.client("web", "api", "b", "stranger"));
        assertThat(ask(stranger, several)).contains("true");
        assertThat(ask(audience, several)).isEqualTo(INACTIVE);

        String refresh = logIn().text();
        for (Client other : List.of(audience, gateway, stranger)) {
            assertThat(ask(other, refresh)).as(other.id()).isEqualTo(INACTIVE);
        }
    }

    @Test
    void takesTheHintForAHint() {
        String token = ofAlice(TestKeys.KEYS, ISSUER, web);
        for (String hint : List.of("access_token", "refresh_token", "x", "")) {
            assertThat(introspection.json(request(web, token, "&token_type_hint=" + hint)))
                    .contains("true");
            assertThat(introspection.json(request(web, logIn().text(), "&token_type_hint=" + hint)))
                    .contains("true");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=x",
                "",
                "token=x&client_id=open",
                "token=x&client_id=web",
                "token=x&client_id=web&client_secret=no",
                "token=x&client_id=nobody&client_secret=no"
            })
    void answersNobodyWhoDidNotShowWhoHeIs(String form) {
        assertThatThrownBy(() -> introspection.json(TestClients.request(form))).hasMessage("invalid_client");
        assertThatThrownBy(() -> introspection.signed(TestClients.request(form)))
                .hasMessage("invalid_client");
    }

    @Test
    void anAccessTokenIsNoCredentialHere() {
        assertThatThrownBy(() -> introspection.json(
                        TestClients.request("token=x", "Bearer " + ofAlice(TestKeys.KEYS, ISSUER, web))))
                .hasMessage("invalid_client");
    }

    @Test
    void needsAToken() {
        assertThatThrownBy(() ->
                        introspection.json(TestClients.request("client_id=web&client_secret=secret-of-web&token=")))
                .hasMessage("invalid_request");
    }

    @Test
    void signsTheSameForOneClient() throws Exception {
        String token = ofAlice(TestKeys.KEYS, ISSUER, web);

        Map<String, Object> claims = verified(introspection.signed(request(web, token, "")));

        assertThat(claims.keySet()).containsExactlyInAnyOrder("iss", "aud", "iat", "token_introspection");
        assertThat(claims)
                .containsEntry("iss", ISSUER)
                .containsEntry("aud", "web")
                .containsEntry("iat", clock.instant().getEpochSecond())
                .containsEntry("token_introspection", JsonUtil.parseJson(ask(web, token)));
        assertThat(verified(introspection.signed(request(stranger, token, ""))))
                .containsEntry("aud", "stranger")
                .containsEntry("token_introspection", Map.of("active", false));
    }

    private static Map<String, Object> verified(String jwt) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(jwt);
        jws.setKey(TestKeys.KEY.publicHalf().key());
        assertThat(jws.verifySignature()).isTrue();
        assertThat(jws.getHeader("typ")).isEqualTo("token-introspection+jwt");
        return JsonUtil.parseJson(jws.getPayload());
    }

    private String ask(Client caller, String token) {
        return introspection.json(request(caller, token, ""));
    }

    private static ClientRequest request(Client caller, String token, String more) {
        String both = caller.id() + ":secret-of-" + caller.id();
        return TestClients.request(
                "token=" + token + more, "Basic " + Base64.getEncoder().encodeToString(both.getBytes()));
    }

    private RefreshToken logIn() {
        return families.open(alice(), web, families.begin()).orElseThrow();
    }

    private static User alice() {
        return new User(new UserName("alice"), Set.of("user"));
    }

    private String asserted(String name) {
        return tokens(TestKeys.KEYS, ISSUER)
                .issue(new User(new UserName(name), Set.of()), web, web.scope(), Optional.empty())
                .text();
    }

    private AccessTokens tokens(SigningKeys keys, String issuer) {
        return new AccessTokens(keys, new AccessTokenRules(issuer), clock, new SecureRandom());
    }

    private String ofAlice(SigningKeys keys, String issuer, Client client) {
        return tokens(keys, issuer)
                .issue(alice(), client, client.scope(), clock.instant(), Optional.of(PLACE))
                .text();
    }

    private String ofClient(Client client) {
        return tokens(TestKeys.KEYS, ISSUER)
                .issue(client, client.scope(), Optional.empty())
                .text();
    }
}
