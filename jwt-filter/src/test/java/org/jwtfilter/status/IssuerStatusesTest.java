// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.Await;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FakeIssuer;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.status.TestLists.Publisher;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.token.VerifiedClaims;

/** From a token to its bit, over real HTTP. */
final class IssuerStatusesTest {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TRUST = Duration.ofMinutes(10);

    private final Publisher publisher = new Publisher();
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final LookListener looks = found -> {
        if (!found) {
            failed.incrementAndGet();
        }
    };

    @SuppressWarnings("NullAway.Init") // JUnit calls the method.
    private FakeIssuer server;

    @SuppressWarnings("NullAway.Init")
    private URI uri;

    @BeforeEach
    void start() throws Exception {
        server = new FakeIssuer(publisher);
        uri = server.uri().resolve("/status/7");
        publisher.publish(TestLists.list(uri, (byte) 0b10).text());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void looksUpTheTokensBit() throws Exception {
        try (IssuerStatuses statuses = statuses(false)) {
            assertThatCode(() -> statuses.of(claims(0)).check()).doesNotThrowAnyException();
            assertThat(refusal(statuses, 1)).isEqualTo(Rejection.REVOKED);
            assertThatCode(() -> statuses.of(claims(7)).check()).doesNotThrowAnyException();
            assertThat(refusal(statuses, 8)).isEqualTo(Rejection.STATUS_OUT_OF_RANGE);
            assertThat(refusal(statuses, 4_294_967_296L)).isEqualTo(Rejection.STATUS_OUT_OF_RANGE);
        }
    }

    @Test
    void tellsSuspendedFromUnknown() throws Exception {
        publisher.publish(TestLists.list(uri)
                .claim("status_list", "{\"bits\":2,\"lst\":\"eNo76fITAAPfAgc\"}")
                .text());
        try (IssuerStatuses statuses = statuses(false)) {
            assertThat(refusal(statuses, 0)).isEqualTo(Rejection.REVOKED);
            assertThat(refusal(statuses, 1)).isEqualTo(Rejection.SUSPENDED);
            assertThat(refusal(statuses, 3)).isEqualTo(Rejection.STATUS_UNKNOWN);
        }
    }

    /** A token that is known already is asked about again on each request, and asks for no look. */
    @Test
    void hearsOfRevocationsInTheBackground() throws Exception {
        try (IssuerStatuses statuses = statuses(false)) {
            TokenStatus kept = statuses.of(claims(0));
            kept.check();
            publisher.publish(TestLists.list(uri, (byte) 0b11).text());

            Await.until("the token is refused", () -> refusal(kept) == Rejection.REVOKED);
        }
    }

    @Test
    void asksForNewsOnly() throws Exception {
        try (IssuerStatuses statuses = statuses(false)) {
            statuses.of(claims(0)).check();
            Await.until(
                    "it has been asked four times", () -> publisher.statuses().size() >= 4);

            assertThat(publisher.statuses()).startsWith(200, 304, 304, 304).containsOnlyOnce(200);
        }
    }

    @Test
    void keepsTheLastListForABoundedTime() throws Exception {
        try (IssuerStatuses statuses = statuses(false)) {
            TokenStatus kept = statuses.of(claims(0));
            kept.check();
            server.close();
            Await.until("looks fail", () -> failed.get() > 0);

            ahead.addAndGet(TRUST.toNanos() - Duration.ofSeconds(60).toNanos());
            assertThatCode(kept::check).doesNotThrowAnyException();
            assertThat(refusal(statuses, 1)).isEqualTo(Rejection.REVOKED);
            ahead.addAndGet(Duration.ofSeconds(61).toNanos());
            assertThat(catchThrowableOfType(StatusUnavailableException.class, kept::check))
                    .isNotNull();
        }
    }

    @Test
    void acceptsWhatIsNotKnownWhereThatIsWanted() throws Exception {
        server.answer(FakeIssuer.status(500, ""));
        try (IssuerStatuses statuses = statuses(true)) {
            assertThatCode(() -> statuses.of(claims(1)).check()).doesNotThrowAnyException();
        }
    }

    /** The list says until when it may be relied upon; longer trust does not help it. */
    @Test
    void usesNoListBeyondItsEnd() throws Exception {
        publisher.publish(TestLists.list(uri, (byte) 0)
                .claim("exp", Long.toString(TestTokens.NOW.getEpochSecond() + 60))
                .text());
        try (IssuerStatuses statuses = statuses(false)) {
            TokenStatus kept = statuses.of(claims(0));
            kept.check();
            server.close();
            Await.until("looks fail", () -> failed.get() > 0);

            ahead.addAndGet(Duration.ofSeconds(60 + 30).toNanos());
            assertThat(catchThrowableOfType(StatusUnavailableException.class, kept::check))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource
    void believesNoBadList(String what, TestTokens list) throws Exception {
        publisher.publish(list.claim("sub", list.has("sub") ? "\"" + uri + "\"" : "\"" + uri + "x\"")
                .text());
        try (IssuerStatuses statuses = statuses(false)) {
            TokenStatus status = statuses.of(claims(0));

            assertThat(catchThrowableOfType(StatusUnavailableException.class, status::check))
                    .as(what)
                    .isNotNull();
        }
    }

    static Stream<Arguments> believesNoBadList() {
        long now = TestTokens.NOW.getEpochSecond();
        return Stream.of(
                Arguments.of("another sub", good().without("sub")),
                Arguments.of("another type", good().header("typ", "\"at+jwt\"")),
                Arguments.of("no type", good().withoutHeader("typ")),
                Arguments.of("another algorithm", good().header("alg", "\"none\"")),
                Arguments.of("another key", good().signedBy(TestKeys.STRANGER)),
                Arguments.of("another issuer", good().claim("iss", "\"https://evil.example\"")),
                Arguments.of("for others", good().claim("aud", "\"stock\"")),
                Arguments.of("no iat", good().without("iat")),
                Arguments.of("from the future", good().claim("iat", Long.toString(now + 31))),
                Arguments.of("not yet", good().claim("nbf", Long.toString(now + 31))),
                Arguments.of("expired", good().claim("exp", Long.toString(now - 30))),
                Arguments.of("no time", good().claim("exp", "\"1\"")),
                Arguments.of("no list", good().without("status_list")),
                Arguments.of(
                        "text for bits", good().claim("status_list", "{\"bits\":\"1\",\"lst\":\"eNrbuRgAAhcBXQ\"}")),
                Arguments.of("three bits", good().claim("status_list", "{\"bits\":3,\"lst\":\"eNrbuRgAAhcBXQ\"}")),
                Arguments.of("not packed", good().claim("status_list", "{\"bits\":1,\"lst\":\"AAAA\"}")),
                Arguments.of("no ttl", good().claim("ttl", "0")),
                Arguments.of("a text for ttl", good().claim("ttl", "\"15\"")),
                Arguments.of("a cutoff of text", good().claim("revoked_before", "{\"all\":\"1\"}")),
                Arguments.of("a list of cutoffs", good().claim("revoked_before", "[1]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp"})
    void toleratesTheSkew(String claim) throws Exception {
        long now = TestTokens.NOW.getEpochSecond();
        publisher.publish(TestLists.list(uri, (byte) 0)
                .claim(claim, Long.toString(claim.equals("iat") ? now + 30 : now - 29))
                .text());
        try (IssuerStatuses statuses = statuses(false)) {
            assertThatCode(() -> statuses.of(claims(0)).check()).doesNotThrowAnyException();
        }
    }

    /** Whoever sits between could else bring back a list from before a revocation. */
    @Test
    void goesBackToNoOlderList() throws Exception {
        publisher.publish(TestLists.list(uri, (byte) 1).text());
        try (IssuerStatuses statuses = statuses(false)) {
            assertThat(refusal(statuses, 0)).isEqualTo(Rejection.REVOKED);
            publisher.publish(TestLists.list(uri, (byte) 0)
                    .claim("iat", Long.toString(TestTokens.NOW.getEpochSecond() - 6))
                    .text());
            Await.until("the older list was refused", () -> failed.get() > 0);

            assertThat(refusal(statuses, 0)).isEqualTo(Rejection.REVOKED);
        }
    }

    @Test
    void takesBackAllThatWasIssuedBefore() throws Exception {
        long issued = TestTokens.NOW.getEpochSecond() - 60;
        publisher.publish(cutoff("{\"all\":" + issued + "}"));
        try (IssuerStatuses statuses = statuses(false)) {
            TokenStatus kept = statuses.of(claims(0));
            assertThatCode(kept::check).doesNotThrowAnyException();
            publisher.publish(cutoff("{\"all\":" + (issued + 1) + "}"));

            Await.until("it is refused", () -> refusal(kept) == Rejection.ISSUED_BEFORE_CUTOFF);
            TokenStatus without = statuses.of(TestTokens.valid().verified());
            assertThat(refusal(without)).isEqualTo(Rejection.ISSUED_BEFORE_CUTOFF);
            publisher.publish(cutoff("{}"));
            Await.until("it counts again", () -> refusal(kept) == null);
        }
    }

    /** Known from the first request on that waits for the list. */
    @Test
    void takesBackWhatOneSubjectHad() throws Exception {
        long issued = TestTokens.NOW.getEpochSecond() - 60;
        String alice = Subjects.named("24400320");
        assertThat(alice).hasSize(22);
        publisher.publish(cutoff("{\"subjects\":{\"" + alice + "\":" + (issued + 1) + "}}"));
        try (IssuerStatuses statuses = statuses(false)) {
            assertThat(refusal(statuses, 0)).isEqualTo(Rejection.ISSUED_BEFORE_CUTOFF);
            TestTokens later = token(0).claim("iat", Long.toString(issued + 1));
            assertThatCode(() -> statuses.of(later.verified()).check()).doesNotThrowAnyException();
            TestTokens other = token(0).claim("sub", "\"bob\"");
            assertThatCode(() -> statuses.of(other.verified()).check()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "[]",
                "{\"status_list\":\"x\"}",
                "{\"status_list\":{}}",
                "{\"status_list\":{\"idx\":0}}",
                "{\"status_list\":{\"idx\":-1,\"uri\":\"URI\"}}",
                "{\"status_list\":{\"idx\":\"0\",\"uri\":\"URI\"}}",
                "{\"status_list\":{\"idx\":0.5,\"uri\":\"URI\"}}",
                "{\"status_list\":{\"idx\":0,\"uri\":7}}",
                "{\"status_list\":{\"idx\":0,\"uri\":\"http:// \"}}"
            })
    void refusesAMalformedStatus(String status) {
        TestTokens token = TestTokens.valid().claim("status", status.replace("URI", uri.toString()));
        try (IssuerStatuses statuses = statuses(false)) {
            assertThat(rejection(statuses, token)).isEqualTo(Rejection.STATUS_MALFORMED);
        }
    }

    /** SSRF: the token names another host, and nobody is asked anything. */
    @Test
    void asksNobodyElse() throws Exception {
        try (FakeIssuer other = new FakeIssuer(publisher);
                IssuerStatuses statuses = statuses(false)) {
            TestTokens token =
                    TestTokens.valid().claim("status", "{\"status_list\":{\"idx\":0,\"uri\":\"" + other.uri() + "\"}}");

            assertThat(rejection(statuses, token)).isEqualTo(Rejection.STATUS_LIST_NOT_ALLOWED);
            assertThat(other.hits()).isZero();
            assertThat(server.hits()).isZero();
        }
    }

    @Test
    void followsNoRedirectToElsewhere() throws Exception {
        try (FakeIssuer other = new FakeIssuer(publisher);
                IssuerStatuses statuses = statuses(false)) {
            server.answer(FakeIssuer.with(Map.of("Location", other.uri().toString()), 302, ""));
            TokenStatus status = statuses.of(claims(0));

            assertThat(catchThrowableOfType(StatusUnavailableException.class, status::check))
                    .isNotNull();
            assertThat(other.hits()).isZero();
        }
    }

    @Test
    void refusesATokenWithoutAPlaceWhereOneIsRequired() throws Exception {
        try (IssuerStatuses optional = statuses(false);
                IssuerStatuses required = new IssuerStatuses(
                        issuer(), rules(true, false), LookListener.NONE, TestTokens.CLOCK, System::nanoTime)) {
            assertThatCode(() -> optional.of(TestTokens.valid().verified()).check())
                    .doesNotThrowAnyException();
            assertThat(rejection(required, TestTokens.valid())).isEqualTo(Rejection.STATUS_MISSING);
            assertThat(rejection(required, TestTokens.valid().claim("status", "{\"other\":{}}")))
                    .isEqualTo(Rejection.STATUS_MISSING);
        }
    }

    /** A server that says nothing holds up nobody for longer than the first requests' patience. */
    @Test
    void waitsForAFirstListABoundedTime() throws Exception {
        server.answer(server.silence());
        try (IssuerStatuses statuses = statuses(false)) {
            TokenStatus status = statuses.of(claims(0));
            long start = System.nanoTime();

            assertThat(catchThrowableOfType(StatusUnavailableException.class, status::check))
                    .isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void readsSoManyListsAndNoMore() throws Exception {
        server.answer(FakeIssuer.status(404, ""));
        try (IssuerStatuses statuses = statuses(false)) {
            for (int number = 0; number < IssuerStatuses.MAX_LISTS; number++) {
                assertThat(statuses.named(uri.resolve("" + number))).isNotNull();
            }
            assertThat(statuses.named(uri.resolve("x"))).isNull();
            assertThat(statuses.named(uri.resolve("0"))).isNotNull();
        }
    }

    private static TestTokens good() {
        return TestLists.list(URI.create("http://localhost"), (byte) 0);
    }

    private String cutoff(String claim) {
        return TestLists.list(uri, (byte) 0).claim("revoked_before", claim).text();
    }

    private TestTokens token(long index) {
        return TestTokens.valid().claim("status", "{\"status_list\":{\"idx\":" + index + ",\"uri\":\"" + uri + "\"}}");
    }

    private VerifiedClaims claims(long index) {
        return token(index).verified();
    }

    private Rejection refusal(IssuerStatuses statuses, long index) throws TokenRejectedException {
        return requireNonNull(refusal(statuses.of(claims(index))));
    }

    private static @Nullable Rejection refusal(TokenStatus status) {
        try {
            status.check();
            return null;
        } catch (TokenRejectedException e) {
            return e.rejection();
        } catch (StatusUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    private static Rejection rejection(IssuerStatuses statuses, TestTokens token) {
        TokenRejectedException refused =
                catchThrowableOfType(TokenRejectedException.class, () -> statuses.of(token.verified()));
        assertThat(refused).isNotNull();
        return refused.rejection();
    }

    private IssuerStatuses statuses(boolean allowStale) {
        return new IssuerStatuses(
                issuer(), rules(false, allowStale), looks, TestTokens.CLOCK, () -> System.nanoTime() + ahead.get());
    }

    private StatusRules rules(boolean required, boolean allowStale) {
        return new StatusRules(required, List.of(StatusPlace.originOf(server.uri())), POLL, TRUST, allowStale);
    }

    private static TrustedIssuer issuer() {
        return new TrustedIssuer(TestTokens.rules(), TestKeys.ofIssuer(), CryptoProvider.JDK);
    }
}
