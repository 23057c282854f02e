// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.assertion.AssertionIssuer;
import org.jwtfilter.login.assertion.TestAssertions;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.issue.AccessTokenRules;
import org.jwtfilter.login.issue.AccessTokens;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.oauth.TokenAnswer;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.revocation.EndedPlaces;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.signing.TestKeys;

class GrantsTest {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final TestRealm realm = new TestRealm();
    private final TestClock clock = new TestClock();
    private final Client client = TestClients.client("web", "api more");
    private final RefreshFamilies families = new RefreshFamilies(
            new MemoryRefreshTokens(),
            new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(10)),
            realm.realm,
            event -> {},
            clock,
            new SecureRandom());
    private final AccessTokens accessTokens =
            new AccessTokens(TestKeys.KEYS, new AccessTokenRules("https://login.example"), clock, new SecureRandom());
    private final List<AuditEvent> events = new ArrayList<>();
    private final ClientAuthentication clients = TestClients.authentication(
            client,
            TestClients.withSecret("batch", "api more", "p"),
            TestClients.withSecret("partners", "api more", "p", GrantType.JWT_BEARER));
    private final Grants grants = new Grants(
            clients,
            List.of(
                    new RefreshTokenGrant(families, accessTokens, Revocations.NONE),
                    new ClientCredentialsGrant(accessTokens, Revocations.NONE, events::add),
                    jwtBearer(TestAssertions.partner())));

    @BeforeEach
    void addAlice() {
        realm.users.put("alice", "#secret", true, "user");
    }

    @Test
    void answersARefreshTokenWithNewTokensOfTheOldLogin() throws Exception {
        Instant authTime = clock.instant();
        String token = open();
        clock.advance(Duration.ofMinutes(10));

        TokenAnswer answer = refresh(token, "&client_id=web");

        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(answer.accessToken());
        JwtClaims claims = JwtClaims.parse(jws.getUnverifiedPayload());
        assertThat(claims.getNumericDateClaimValue("auth_time").getValue()).isEqualTo(authTime.getEpochSecond());
        assertThat(claims.getIssuedAt().getValue()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(answer.refreshToken().orElseThrow()).isNotEqualTo(token);
        assertThat(answer.scope().text()).isEqualTo("api more");
    }

    @Test
    void narrowsTheScopeForOneAccessTokenOnly() {
        TokenAnswer narrow = refresh(open(), "&scope=more");

        assertThat(narrow.scope().text()).isEqualTo("more");
        assertThat(refresh(narrow.refreshToken().orElseThrow(), "").scope().text())
                .isEqualTo("api more");
    }

    @Test
    void saysWhatIsWrongInTheWordsOfTheProtocol() {
        assertRefused("", "invalid_request");
        assertRefused("grant_type=", "invalid_request");
        assertRefused("grant_type=password&username=alice&password=secret", "unsupported_grant_type");
        assertRefused("grant_type=authorization_code", "unsupported_grant_type");
        assertRefused("grant_type=REFRESH_TOKEN", "unsupported_grant_type");
        assertRefused("grant_type=refresh_token", "invalid_request");
        assertRefused("grant_type=refresh_token&refresh_token=", "invalid_request");
        assertRefused("grant_type=refresh_token&refresh_token=x", "invalid_grant");
        assertRefused("grant_type=refresh_token&refresh_token=" + "A".repeat(64), "invalid_grant");
        assertRefused("grant_type=refresh_token&refresh_token=" + open() + "&client_id=other", "invalid_client");
        assertRefused("grant_type=refresh_token&refresh_token=" + open() + "&scope=api++more", "invalid_scope");
        assertRefused("grant_type=refresh_token&refresh_token=" + open() + "&scope=admin", "invalid_scope");
    }

    private String open() {
        User alice = new User(new UserName("alice"), Set.of("user"));
        return families.open(alice, client, families.begin()).orElseThrow().text();
    }

    @Test
    void givesAProgramATokenForItselfAndNoRefreshToken() throws Exception {
        String form = "grant_type=client_credentials&client_id=batch&client_secret=p";
        TokenAnswer answer = grants.answer(TestClients.request(form));

        assertThat(answer.refreshToken()).isEmpty();
        assertThat(answer.toJson()).doesNotContain("refresh_token");
        assertThat(answer.scope().text()).isEqualTo("api more");
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(answer.accessToken());
        assertThat(JwtClaims.parse(jws.getUnverifiedPayload()).getClaimsMap())
                .containsEntry("sub", "batch")
                .containsEntry("client_id", "batch")
                .containsEntry("scope", "api more")
                .doesNotContainKeys("upn", "groups", "auth_time");
        assertThat(grants.answer(TestClients.request(form + "&scope=more"))
                        .scope()
                        .text())
                .isEqualTo("more");
        assertThat(events)
                .hasSize(2)
                .containsOnly(AuditEvent.of(AuditType.CLIENT_TOKEN)
                        .with(AuditField.SOURCE, TestClients.SOURCE)
                        .with(AuditField.CLIENT, "batch"));
        assertRefused(form + "&scope=all", "invalid_scope");
    }

    @Test
    void refusesAGrantThatTheClientMayNotUse() {
        assertRefused("grant_type=client_credentials&client_id=web", "unauthorized_client");
        assertRefused(
                "grant_type=refresh_token&refresh_token=x&client_id=batch&client_secret=p", "unauthorized_client");
        assertRefused("grant_type=password&client_id=batch&client_secret=p", "unsupported_grant_type");
        assertRefused("grant_type=client_credentials&client_id=batch&client_secret=q", "invalid_client");
        assertRefused("grant_type=client_credentials&client_id=batch", "invalid_client");
        assertThat(events).isEmpty();
    }

    @Test
    void givesATokenForTheUserOfAnAssertionOnce() throws Exception {
        String form = bearer(Map.of());

        TokenAnswer answer = grants.answer(TestClients.request(form));

        assertThat(answer.refreshToken()).isEmpty();
        assertThat(answer.toJson()).doesNotContain("refresh_token");
        assertThat(answer.scope().text()).isEqualTo("api more");
        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(answer.accessToken());
        assertThat(JwtClaims.parse(jws.getUnverifiedPayload()).getClaimsMap())
                .containsEntry("sub", "alice")
                .containsEntry("upn", "alice")
                .containsEntry("groups", List.of("user"))
                .containsEntry("client_id", "partners")
                .doesNotContainKey("auth_time");
        assertThat(events)
                .containsExactly(AuditEvent.of(AuditType.ASSERTION_TOKEN)
                        .with(AuditField.SOURCE, TestClients.SOURCE)
                        .with(AuditField.USER, "alice")
                        .with(AuditField.CLIENT, "partners")
                        .with(AuditField.ISSUER, TestAssertions.PARTNER));
        assertRefused(form, "invalid_grant");
        assertThat(events)
                .last()
                .isEqualTo(AuditEvent.of(AuditType.ASSERTION_REFUSED)
                        .with(AuditField.SOURCE, TestClients.SOURCE)
                        .with(AuditField.CLIENT, "partners")
                        .with(AuditField.REASON, "spent"));
    }

    @Test
    void saysOfEveryBadAssertionTheSame() {
        assertRefused("grant_type=" + JWT_BEARER + "&client_id=partners&client_secret=p", "invalid_request");
        assertRefused(bearer("a.b.c"), "invalid_grant");
        assertRefused(bearer(Map.of("sub", "nobody")), "invalid_grant");
        assertRefused(bearer(Map.of("aud", "https://other.example")), "invalid_grant");
        assertRefused(bearer(Map.of("iss", "https://other.example")), "invalid_grant");
        assertRefused(bearer(Map.of("exp", clock.instant().getEpochSecond() - 31)), "invalid_grant");
        assertRefused(bearer(Map.of()).replace("client_secret=p", "client_secret=q"), "invalid_client");
        assertRefused(bearer(Map.of()).replace("client_id=partners", "client_id=batch"), "unauthorized_client");
        assertRefused("grant_type=" + JWT_BEARER + "&client_id=web&assertion=x", "unauthorized_client");
        assertThat(grants.answer(TestClients.request(bearer(Map.of()))).accessToken())
                .as("none of these was it")
                .isNotEmpty();
    }

    @Test
    void givesOfTheScopeWhatBothTheClientAndTheIssuerMay() {
        AssertionIssuer narrow = TestAssertions.partner(
                new AssertionIssuer.Subjects.OfRealm(Optional.empty()), Scope.parse("more most"));
        Grants narrowed = new Grants(clients, List.of(jwtBearer(narrow)));

        assertThatThrownBy(() -> narrowed.answer(TestClients.request(bearer(Map.of()) + "&scope=api")))
                .hasMessage("invalid_scope");
        assertThatThrownBy(() -> narrowed.answer(TestClients.request(bearer(Map.of()) + "&scope=most")))
                .hasMessage("invalid_scope");
        assertThat(narrowed.answer(TestClients.request(bearer(Map.of())))
                        .scope()
                        .text())
                .as("not spent by what was refused")
                .isEqualTo("more");
        Grants none = new Grants(
                clients,
                List.of(jwtBearer(TestAssertions.partner(
                        new AssertionIssuer.Subjects.OfRealm(Optional.empty()), Scope.parse("most")))));
        assertThatThrownBy(() -> none.answer(TestClients.request(bearer(Map.of()))))
                .hasMessage("invalid_scope");
    }

    /** Between the look at the user and the place by which the token could be taken back, the user may be disabled. */
    @Test
    void givesATokenForNobodyWhoWasDisabledMeanwhile() {
        StatusReference place = new StatusReference("https://login.example/status/1", 7);
        Revocations disabling = new EndedPlaces() {
            @Override
            public Optional<StatusReference> place(UserName user, Client of) {
                realm.users.put(user.text(), "#secret", false, "user");
                return Optional.of(place);
            }
        };
        Revocations placing = new EndedPlaces() {
            @Override
            public Optional<StatusReference> place(UserName user, Client of) {
                return Optional.of(place);
            }
        };

        String token = new Grants(clients, List.of(jwtBearer(TestAssertions.partner(), placing)))
                .answer(TestClients.request(bearer(Map.of("jti", "a"))))
                .accessToken();
        assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .contains("\"status_list\":{\"idx\":7,");
        Grants late = new Grants(clients, List.of(jwtBearer(TestAssertions.partner(), disabling)));
        assertThatThrownBy(() -> late.answer(TestClients.request(bearer(Map.of("jti", "b")))))
                .hasMessage("invalid_grant");
    }

    private JwtBearerGrant jwtBearer(AssertionIssuer issuer, Revocations revocations) {
        return new JwtBearerGrant(
                TestAssertions.of(clock, issuer), realm.realm, accessTokens, revocations, events::add);
    }

    private JwtBearerGrant jwtBearer(AssertionIssuer issuer) {
        return jwtBearer(issuer, Revocations.NONE);
    }

    private String bearer(Map<String, Object> changes) {
        return bearer(TestAssertions.sign(TestAssertions.claims(clock.instant(), changes)));
    }

    private static String bearer(String assertion) {
        return "grant_type=" + JWT_BEARER + "&client_id=partners&client_secret=p&assertion=" + assertion;
    }

    private TokenAnswer refresh(String token, String more) {
        return grants.answer(TestClients.request("grant_type=refresh_token&refresh_token=" + token + more));
    }

    private void assertRefused(String form, String code) {
        assertThatThrownBy(() -> grants.answer(TestClients.request(form)))
                .as(form)
                .hasMessage(code);
    }
}
