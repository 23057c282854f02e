// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.jwtfilter.LogCapture;
import org.jwtfilter.caller.CallerMapping;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.status.TokenStatus;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.wire.BearerError;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.CrossSiteRule;
import org.jwtfilter.wire.ErrorBody;
import org.jwtfilter.wire.TestHead;
import org.jwtfilter.wire.TokenFinder;
import org.jwtfilter.wire.TokenPlace;

final class AuthenticatorTest {
    private static final String INVALID_TOKEN = "Bearer realm=\"orders\", error=\"invalid_token\", error_description="
            + "\"The access token is expired, revoked, malformed or not for this resource\"";

    private final Authenticator authenticator = authenticator(TestKeys.ofIssuer());

    @Test
    void saysAnonymousWhereNoTokenWasSent() {
        assertThat(authenticator.authenticate(new TestHead())).isEqualTo(new Outcome.Anonymous());
        assertThat(authenticator.authenticate(TestHead.authorization("Basic YTpi")))
                .isEqualTo(new Outcome.Anonymous());
    }

    @Test
    void wantsCredentialsWithoutNamingAnError() {
        assertThat(authenticator.credentialsWanted())
                .isEqualTo(new Refusal(
                        401,
                        Map.of("WWW-Authenticate", "Bearer realm=\"orders\"", "Cache-Control", "no-store"),
                        new ErrorBody(401, "Unauthorized", Optional.empty(), "A bearer token is needed")));
    }

    @Test
    void namesTheCallerOfAGoodToken() {
        assertThat(authenticator.authenticate(
                        TestHead.authorization("Bearer " + TestTokens.valid().text())))
                .asInstanceOf(type(Outcome.Authenticated.class))
                .satisfies(outcome -> {
                    assertThat(outcome.caller().name()).isEqualTo("alice");
                    assertThat(outcome.caller().roles()).containsExactlyInAnyOrder("user", "admin");
                });
    }

    @Test
    void answers401ToABadTokenWhateverIsBadAboutIt() {
        for (String token : List.of(
                "x",
                TestTokens.valid().text() + "x",
                TestTokens.valid().header("alg", "\"none\"").text(),
                TestTokens.valid().header("kid", "\"other\"").text(),
                TestTokens.valid().expiringAt(TestTokens.NOW.minusSeconds(9999)).text(),
                TestTokens.valid().claim("upn", "1").text(),
                TestTokens.valid().claim("groups", "1").text())) {
            refused("Bearer " + token)
                    .isEqualTo(new Refusal(
                            401,
                            Map.of("WWW-Authenticate", INVALID_TOKEN, "Cache-Control", "no-store"),
                            new ErrorBody(
                                    401,
                                    "Unauthorized",
                                    Optional.of("invalid_token"),
                                    BearerError.INVALID_TOKEN.description())));
        }
    }

    @Test
    void answers400ToARequestThatIsUnclear() {
        String good = "Bearer " + TestTokens.valid().text();
        for (List<String> fields : List.of(
                List.of("Bearer"), List.of(good, good), List.of("Basic YTpi", good), List.of(good + ", " + good))) {
            refused(fields).satisfies(refusal -> {
                assertThat(refusal.status()).isEqualTo(400);
                assertThat(refusal.headers())
                        .containsOnlyKeys("WWW-Authenticate", "Cache-Control")
                        .hasEntrySatisfying(
                                "WWW-Authenticate",
                                value -> assertThat(value)
                                        .startsWith(
                                                "Bearer realm=\"orders\", error=\"invalid_request\", error_description=\""));
            });
        }
    }

    @Test
    void answers503And401NeverWhereTheKeysAreNotThere() {
        assertThat(authenticator(TestKeys.none())
                        .authenticate(TestHead.authorization(
                                "Bearer " + TestTokens.valid().text())))
                .isEqualTo(new Outcome.Unavailable(new Refusal(
                        503,
                        Map.of("Retry-After", "2", "Cache-Control", "no-store"),
                        new ErrorBody(
                                503,
                                "Service Unavailable",
                                Optional.empty(),
                                "The token cannot be judged at the moment"))));
    }

    @Test
    void keepsTokensAndTheirCharactersOutOfEveryLog() {
        List<String> tokens = new ArrayList<>(List.of(
                "x.y.z-evil-evil",
                TestTokens.valid().text(),
                TestTokens.valid().text() + "evil",
                TestTokens.valid()
                        .header("kid", "\"evil\\r\\n\\u001b[31m${jndi:ldap://evil}\"")
                        .text(),
                TestTokens.valid().header("alg", "\"evil\\r\\nnone\"").text(),
                TestTokens.valid().header("typ", "\"evil\\r\\n\"").text(),
                TestTokens.valid()
                        .header("evil\\r\\n", "99999999999999999999999999")
                        .text(),
                TestTokens.valid().claim("iss", "\"evil\\r\\n\"").text(),
                TestTokens.valid().claim("upn", "\"\"").claim("evil", "1").text(),
                "evil\r\nfake: entry",
                "evil\u001b[31m"));
        for (VerificationKeys keys : List.of(TestKeys.ofIssuer(), TestKeys.none())) {
            Authenticator each = authenticator(keys);
            for (String token : tokens) {
                try (LogCapture log = new LogCapture()) {
                    Outcome outcome = each.authenticate(TestHead.authorization("Bearer " + token));

                    assertThat(log.all())
                            .hasSizeGreaterThanOrEqualTo(outcome instanceof Outcome.Authenticated ? 0 : 1)
                            .allSatisfy(message -> assertThat(message)
                                    .doesNotContain("evil")
                                    .doesNotContain(token.substring(token.lastIndexOf('.') + 1))
                                    .doesNotContainPattern("[\\p{Cntrl}]"));
                }
            }
        }
    }

    @Test
    void logsWhyATokenWasRefusedAndAtNoLevelThatAnybodyReadsUnasked() {
        try (LogCapture log = new LogCapture()) {
            authenticator.authenticate(TestHead.authorization("Bearer x.y.z"));
            authenticator.authenticate(TestHead.authorization("Bearer"));

            assertThat(log.messages(java.util.logging.Level.FINE, Authenticator.class))
                    .containsExactly("token refused: MALFORMED", "request refused: a Bearer scheme without a token");
            assertThat(log.counts()).doesNotContainKeys("INFO", "WARNING", "SEVERE");
        }
    }

    @Test
    void answers403WhereAForeignPageSentTheTokenOfACookie() {
        TestHead post = new TestHead()
                .method("POST")
                .with("Cookie", "token=" + TestTokens.valid().text());

        try (LogCapture log = new LogCapture()) {
            assertThat(authenticator.authenticate(post.with("Origin", "https://evil.example")))
                    .asInstanceOf(type(Outcome.Refused.class))
                    .satisfies(outcome -> {
                        assertThat(outcome.refusal().status()).isEqualTo(403);
                        assertThat(outcome.refusal().headers()).containsOnlyKeys("Cache-Control");
                        assertThat(outcome.refusal().body().detail())
                                .isEqualTo("The token came in a cookie, and a page of another origin sent it");
                    });
            assertThat(log.messages(java.util.logging.Level.FINE, Authenticator.class))
                    .containsExactly("request refused: a page of another origin sent it");
        }
        assertThat(authenticator.authenticate(post.method("GET"))).isInstanceOf(Outcome.Authenticated.class);
    }

    @Test
    void asksNoQuestionWhereTheTokenCameInTheHeader() {
        assertThat(authenticator.authenticate(
                        TestHead.authorization("Bearer " + TestTokens.valid().text())
                                .method("POST")
                                .with("Origin", "https://evil.example")))
                .isInstanceOf(Outcome.Authenticated.class);
    }

    private ObjectAssert<Refusal> refused(String field) {
        return refused(List.of(field));
    }

    private ObjectAssert<Refusal> refused(List<String> fields) {
        Outcome outcome = authenticator.authenticate(TestHead.authorization(fields.toArray(String[]::new)));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return assertThat(((Outcome.Refused) outcome).refusal());
    }

    private static Authenticator authenticator(VerificationKeys keys) {
        return new Authenticator(
                new TokenFinder(List.of(TokenPlace.HEADER, TokenPlace.COOKIE), "token"),
                new CrossSiteRule(Set.of()),
                new TokenVerifier(TestTokens.rules(), keys, TestTokens.CLOCK),
                new CallerMapping()::callerOf,
                claims -> TokenStatus.NOT_LOOKED_AFTER,
                new Challenge("orders"),
                OutcomeListener.NONE);
    }
}
