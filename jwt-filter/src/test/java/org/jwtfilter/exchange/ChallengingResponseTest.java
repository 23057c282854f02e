// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.TestExchange;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.wire.Challenge;

final class ChallengingResponseTest {
    private static final KnownCaller ALICE = new KnownCaller(() -> "alice", Set.of());
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String SCOPE_WANTED =
            "Bearer realm=\"orders\", error=\"insufficient_scope\", error_description="
                    + "\"The access token does not give the rights for this request\"";

    private final TestExchange exchange = new TestExchange();

    /** What an application does with a response. */
    @FunctionalInterface
    private interface Application {
        void answer(HttpServletResponse response) throws IOException;
    }

    private static Application[] saying(int status) {
        return new Application[] {
            response -> response.setStatus(status),
            response -> response.sendError(status),
            response -> response.sendError(status, "x")
        };
    }

    @Test
    void putsTheBareChallengeOn401HoweverItIsSaid() throws Exception {
        for (Application application : saying(401)) {
            TestExchange each = new TestExchange();
            application.answer(challenging(each));
            assertThat(each.headers())
                    .containsEntry(CHALLENGE, "Bearer realm=\"orders\"")
                    .containsEntry("Cache-Control", "no-store");
        }
    }

    @Test
    void saysToTheBearerOfATokenThatHisRightsDoNotReach() throws Exception {
        for (Application application : saying(403)) {
            TestExchange each = new TestExchange();
            Answers.isFor(ALICE, each.request(), each.response());
            application.answer(challenging(each));
            assertThat(each.headers()).containsEntry(CHALLENGE, SCOPE_WANTED);
        }
    }

    @Test
    void saysNothingOfTokensToWhoeverSentNone() throws Exception {
        for (Application application : saying(403)) {
            TestExchange each = new TestExchange();
            application.answer(challenging(each));
            assertThat(each.headers()).doesNotContainKey(CHALLENGE);
        }
    }

    @Test
    void leavesOtherAnswersAlone() throws Exception {
        for (int status : new int[] {200, 204, 302, 400, 402, 404, 407, 500, 503}) {
            for (Application application : saying(status)) {
                TestExchange each = new TestExchange();
                Answers.isFor(ALICE, each.request(), each.response());
                application.answer(challenging(each));
                assertThat(each.headers()).doesNotContainKey(CHALLENGE);
            }
        }
    }

    @Test
    void keepsTheChallengeThatIsThere() throws Exception {
        for (int status : new int[] {401, 403}) {
            TestExchange each = new TestExchange();
            Answers.isFor(ALICE, each.request(), each.response());
            HttpServletResponse response = challenging(each);
            response.setHeader(CHALLENGE, "Basic realm=\"own\"");
            response.sendError(status);
            assertThat(each.headers()).containsEntry(CHALLENGE, "Basic realm=\"own\"");
        }
    }

    @Test
    void keepsACallersAnswerOutOfSharedCaches() {
        Answers.isFor(ALICE, exchange.request(), exchange.response());
        challenging(exchange).setStatus(200);

        assertThat(exchange.headers())
                .containsEntry("Cache-Control", "private, no-cache")
                .containsEntry("Vary", "Authorization");
    }

    /** What the container refuses by itself never comes to us; so its challenge is there before it decides. */
    @Test
    void takesTheChallengeBackThatTheContainerHadNoUseFor() {
        exchange.response().addHeader("X-Frame-Options", "DENY");
        exchange.response().addHeader("Set-Cookie", "a=b");
        exchange.response().addHeader("Set-Cookie", "c=d");
        Answers.isFor(ALICE, exchange.request(), exchange.response());
        Answers.expectRefusal(Refusal.rightsWanted(new Challenge("orders")), exchange.request(), exchange.response());
        assertThat(exchange.headers()).containsEntry(CHALLENGE, SCOPE_WANTED);

        HttpServletResponse response = challenging(exchange);
        response.setStatus(200);

        assertThat(exchange.headers())
                .containsOnly(
                        entry("X-Frame-Options", "DENY"),
                        entry("Set-Cookie", "a=b, c=d"),
                        entry("Cache-Control", "private, no-cache"),
                        entry("Vary", "Authorization"));
        response.setHeader(CHALLENGE, "Own");
        challenging(exchange);
        assertThat(exchange.headers()).as("taken back once").containsEntry(CHALLENGE, "Own");
    }

    @Test
    void givesWayToTheApplicationsWordOnCaches() {
        Answers.isFor(ALICE, exchange.request(), exchange.response());
        HttpServletResponse response = challenging(exchange);

        response.addHeader("Cache-Control", "max-age=60");
        response.addHeader("Cache-Control", "public");

        assertThat(exchange.headers()).containsEntry("Cache-Control", "max-age=60, public");
    }

    @Test
    void givesWayToWhatTheContainerSaidOfCaches() {
        exchange.response().setHeader("Cache-Control", "no-store");

        Answers.isFor(ALICE, exchange.request(), exchange.response());

        assertThat(exchange.headers()).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void addsToTheApplicationsVary() {
        HttpServletResponse response = challenging(exchange);

        response.setHeader("Vary", "Accept-Encoding");
        response.addHeader("Vary", "Origin");

        assertThat(exchange.headers()).containsEntry("Vary", "Accept-Encoding, Authorization, Origin");
        response.setHeader("Vary", "origin, authorization");
        assertThat(exchange.headers()).containsEntry("Vary", "origin, authorization");
    }

    @Test
    void saysVaryOnceHoweverOftenItIsWrapped() {
        challenging(exchange);
        challenging(exchange);

        assertThat(exchange.headers()).containsEntry("Vary", "Authorization");
    }

    @Test
    void comesBackAfterAReset() {
        Answers.isFor(ALICE, exchange.request(), exchange.response());
        challenging(exchange).reset();

        assertThat(exchange.headers())
                .containsEntry("Cache-Control", "private, no-cache")
                .containsEntry("Vary", "Authorization");
    }

    private static HttpServletResponse challenging(TestExchange exchange) {
        return new ChallengingResponse(
                exchange.request(), exchange.response(), new Challenge("orders"), "Authorization");
    }
}
