// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.signing.TestKeys;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.9Z");
    private static final Scope SCOPE = Scope.parse("api more").orElseThrow();
    private static final User ALICE = new User(new UserName("alice"), Set.of("user", "admin"));

    @Test
    void writesWhatAnAccessTokenMustSay() throws Exception {
        JsonWebSignature token = issue(List.of("https://one.example"), ALICE);
        token.setKey(TestKeys.KEY.publicHalf().key());

        assertThat(token.verifySignature()).isTrue();
        assertThat(token.getAlgorithmHeaderValue()).isEqualTo("RS256");
        assertThat(token.getHeader("typ")).isEqualTo("at+jwt");
        assertThat(token.getKeyIdHeaderValue())
                .isEqualTo(TestKeys.KEY.publicHalf().id());
        JwtClaims claims = JwtClaims.parse(token.getPayload());
        assertThat(claims.getClaimsMap())
                .containsOnlyKeys(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "nbf",
                        "jti",
                        "client_id",
                        "scope",
                        "auth_time",
                        "upn",
                        "groups")
                .containsEntry("iss", "https://login.example")
                .containsEntry("sub", "alice")
                .containsEntry("upn", "alice")
                .containsEntry("aud", "https://one.example")
                .containsEntry("client_id", "web")
                .containsEntry("scope", "api more")
                .containsEntry("groups", List.of("admin", "user"))
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("nbf", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 300)
                .containsEntry("auth_time", NOW.getEpochSecond() - 1000);
        assertThat(claims.getJwtId()).hasSize(22);
    }

    @Test
    void writesSeveralAudiencesAndNoGroups() throws Exception {
        JwtClaims claims = JwtClaims.parse(issue(List.of("a", "b"), new User(new UserName("bob"), Set.of()))
                .getUnverifiedPayload());

        assertThat(claims.getAudience()).containsExactly("a", "b");
        assertThat(claims.getStringListClaimValue("groups")).isEmpty();
    }

    @Test
    void namesEveryTokenDifferently() throws Exception {
        assertThat(issue(List.of("a"), ALICE).getUnverifiedPayload())
                .isNotEqualTo(issue(List.of("a"), ALICE).getUnverifiedPayload());
    }

    @Test
    void writesTheAttributesThatAreConfiguredUnderTheirClaims() throws Exception {
        User carol = new User(
                new UserName("carol"),
                Set.of(),
                Map.of(
                        "mail",
                        "c\u00e4rol\"@x.example",
                        "floor",
                        3,
                        "tags",
                        List.of("a", "b"),
                        "secret",
                        "x",
                        "ok",
                        true));
        AccessTokenRules rules = new AccessTokenRules(
                "https://login.example",
                Map.of("email", "mail", "floor", "floor", "tags", "tags", "ok", "ok", "phone", "phone"),
                Map.of());

        JwtClaims claims = JwtClaims.parse(issue(rules, List.of("a"), carol).getUnverifiedPayload());

        assertThat(claims.getClaimsMap())
                .containsEntry("email", "c\u00e4rol\"@x.example")
                .containsEntry("floor", 3L)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("ok", true)
                .doesNotContainKeys("phone", "secret", "mail")
                .doesNotContainValue("x");
    }

    @Test
    void neverLetsAnAttributeSayWhatOthersBelieve() {
        for (String claim : AccessTokenRules.RESERVED) {
            assertThatThrownBy(() -> new AccessTokenRules("https://login.example", Map.of(claim, "x"), Map.of()))
                    .as(claim)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(AccessTokenRules.RESERVED)
                .contains(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "nbf",
                        "jti",
                        "client_id",
                        "scope",
                        "auth_time",
                        "upn",
                        "groups");
    }

    @Test
    void isNeverShown() {
        assertThat(new AccessToken("text", Duration.ZERO).toString()).doesNotContain("text");
    }

    private static JsonWebSignature issue(List<String> audiences, User user) throws Exception {
        return issue(new AccessTokenRules("https://login.example"), audiences, user);
    }

    private static JsonWebSignature issue(AccessTokenRules rules, List<String> audiences, User user) throws Exception {
        Client client = TestClients.client("web", "api more", audiences.toArray(String[]::new));
        AccessTokens tokens =
                new AccessTokens(TestKeys.KEYS, rules, Clock.fixed(NOW, ZoneOffset.UTC), new SecureRandom());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(
                tokens.issue(user, client, SCOPE, NOW.minusSeconds(1000)).text());
        return signature;
    }
}
