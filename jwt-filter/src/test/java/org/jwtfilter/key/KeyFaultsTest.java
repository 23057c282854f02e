// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jwtfilter.Await;
import org.jwtfilter.token.Rejection;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.wire.TokenText;

/**
 * What a real issuer may do to those who depend on it: be down, be slow, talk rubbish, change its keys. Whatever it is, no token
 * is accepted wrongly, none with a known key is refused, and nobody who has a known key waits.
 */
@Timeout(60)
final class KeyFaultsTest {
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration COOL_DOWN = Duration.ofSeconds(30);
    private static final Duration TRUST = Duration.ofHours(1);
    /** So that a slow machine does not make a time-out of an issuer that says nothing. */
    private static final Duration LONG = Duration.ofSeconds(40);
    /** For a look at a server that answers, however busy this machine is. */
    private static final Duration PATIENT = Duration.ofSeconds(30);
    /** So that a flood of requests that wait does not take minutes. */
    private static final Duration IMPATIENT = Duration.ofMillis(500);

    private static final String A = TestKeys.jwk("a", TestKeys.ISSUER);
    private static final String B = TestKeys.jwk("b", TestKeys.ISSUER);
    private static final TokenText BY_A = token("a");
    private static final TokenText BY_B = token("b");

    private final HandClock clock = new HandClock();
    private final List<AutoCloseable> open = new ArrayList<>();
    private FakeIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = new FakeIssuer(FakeIssuer.ok(TestKeys.jwks(A)));
    }

    @AfterEach
    void stop() throws Exception {
        issuer.close();
        for (AutoCloseable each : open) {
            each.close();
        }
        clock.shutdownNow();
    }

    static Stream<Named<FakeIssuer.Answer>> faults() {
        return Stream.of(
                Named.of("500", FakeIssuer.status(500, "down")),
                Named.of("503", FakeIssuer.with(Map.of("Retry-After", "1"), 503, "")),
                Named.of("404", FakeIssuer.status(404, "")),
                Named.of("an empty answer", FakeIssuer.ok("")),
                Named.of("204", FakeIssuer.status(204, "")),
                Named.of("a page", FakeIssuer.ok("<html><body>Welcome</body></html>")),
                Named.of("cut off JSON", FakeIssuer.ok(TestKeys.jwks(A).substring(0, 50))),
                Named.of("no keys", FakeIssuer.ok("{\"keys\":[]}")),
                Named.of(
                        "no usable keys", FakeIssuer.ok("{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}")),
                Named.of("10,000 keys", FakeIssuer.ok("{\"keys\":[" + "{},".repeat(9_999) + "{}]}")),
                Named.of("deeply nested", FakeIssuer.ok("{\"keys\":" + "[".repeat(400_000))),
                Named.of("a private key", FakeIssuer.ok(TestKeys.privatePem(TestKeys.ISSUER))),
                Named.of("not UTF-8", exchange -> {
                    exchange.sendResponseHeaders(200, 1);
                    exchange.getResponseBody().write(0xFF);
                }),
                Named.of("hanging up", HttpExchange::close),
                Named.of("hanging up in the middle", exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    throw new IOException("enough");
                }),
                Named.of("elsewhere", FakeIssuer.with(Map.of("Location", "http://127.0.0.1:9/"), 302, "")),
                Named.of("to a file", FakeIssuer.with(Map.of("Location", "file:///etc/hostname"), 302, "")),
                Named.of("round and round", FakeIssuer.with(Map.of("Location", "/jwks.json"), 302, "")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void keepsTheLastKeysForABoundedTime(FakeIssuer.Answer fault) throws Exception {
        BackgroundKeys keys = ready();
        KeySnapshot before = keys.current();
        issuer.answer(fault);

        clock.advance(REFRESH);
        Await.until("a look has failed", () -> keys.looks().failed() == 1 && isIdle());

        assertThat(keys.current()).isSameAs(before);
        assertThat(verdict(keys, BY_A)).isEqualTo("good");
        assertThat(verdict(keys, BY_B)).isEqualTo("KEY_UNKNOWN");
        clock.advance(TRUST);
        assertThat(verdict(keys, BY_A)).isEqualTo("unavailable");
        Await.until("a third look has failed", () -> keys.looks().failed() == 3 && isIdle());

        issuer.answer(FakeIssuer.ok(TestKeys.jwks(A)));
        clock.advance(COOL_DOWN);
        Await.until("it has recovered", () -> verdict(keys, BY_A).equals("good"));
        assertThat(keys.current()).as("the same keys").isSameAs(before);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isNotReadyAndRetriesWhereTheIssuerIsDownAtTheStart(FakeIssuer.Answer fault) {
        issuer.answer(fault);
        BackgroundKeys keys = keys(HttpSource.TIMEOUT);
        Await.until("a look has failed", () -> keys.looks().failed() == 1 && isIdle());
        assertThat(clock.pauses()).containsExactly(KeyTiming.FIRST_RETRY);
        for (int i = 0; i < 3; i++) {
            assertThat(verdict(keys, BY_A)).isEqualTo("unavailable");
            assertThat(keys.looks().failed())
                    .as("looks, one of them for the first token that came")
                    .isEqualTo(2);
        }

        issuer.answer(FakeIssuer.ok(TestKeys.jwks(A)));
        clock.advance(KeyTiming.FIRST_RETRY.multipliedBy(2));
        Await.until("it has recovered", () -> verdict(keys, BY_A).equals("good"));
    }

    @Test
    void isNotReadyWhereNobodyListens() throws Exception {
        issuer.close();
        BackgroundKeys keys = keys(HttpSource.TIMEOUT);

        Await.until("a look has failed", () -> keys.looks().failed() == 1);
        assertThatThrownBy(keys::current).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void cutsOffABodyOfAGigabyte() throws Exception {
        BackgroundKeys keys = ready();
        AtomicLong sent = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        byte[] block = "x".repeat(64 * 1024).getBytes(UTF_8);
        issuer.answer(exchange -> {
            try {
                exchange.sendResponseHeaders(200, 1L << 30);
                OutputStream body = exchange.getResponseBody();
                for (int i = 0; i < (1 << 30) / block.length; i++) {
                    body.write(block);
                    sent.addAndGet(block.length);
                }
            } finally {
                over.set(true);
            }
        });

        clock.advance(REFRESH);
        Await.until("a look has failed", () -> keys.looks().failed() == 1);
        Await.until("the server has noticed", over::get);

        // What we have read, and what the two ends of the connection had in their buffers.
        assertThat(sent.get()).isLessThan(16L << 20);
        assertThat(verdict(keys, BY_A)).isEqualTo("good");
    }

    @Test
    void givesUpOnASlowIssuer() throws Exception {
        BackgroundKeys keys = ready(Duration.ofSeconds(2));
        issuer.answer(issuer.trickle());

        clock.advance(REFRESH);
        Await.until("a look has failed", () -> keys.looks().failed() == 1);

        assertThat(verdict(keys, BY_A)).isEqualTo("good");
    }

    @Test
    void takesNobodyElsesKeyUnderAKnownId() throws Exception {
        issuer.answer(FakeIssuer.ok(TestKeys.jwks(TestKeys.jwk("a", TestKeys.STRANGER))));
        BackgroundKeys keys = ready();

        assertThat(verdict(keys, BY_A)).isEqualTo("SIGNATURE_INVALID");
    }

    /** 10,000 made-up key ids from 50 threads, while 50 others come with a key that is known and the issuer says nothing. */
    @Test
    void survivesAFloodOfUnknownIds() throws Exception {
        BackgroundKeys keys = ready(LONG, IMPATIENT);
        CountDownLatch gate = gate();
        clock.advance(COOL_DOWN);
        int before = issuer.hits();
        AtomicInteger accepted = new AtomicInteger();
        Crowd.Task flood = () -> {
            for (int i = 0; i < 200; i++) {
                if (verdict(keys, forged(UUID.randomUUID().toString())).equals("good")) {
                    accepted.incrementAndGet();
                }
            }
        };

        Crowd flooding = Crowd.of(50, flood);
        Await.until("the issuer is asked", () -> issuer.hits() == before + 1);
        Crowd known = Crowd.of(50, () -> {
            for (int i = 0; i < 40; i++) {
                assertThat(verdict(keys, BY_A)).isEqualTo("good");
            }
        });
        known.join();
        assertThat(gate.getCount()).as("the issuer has said nothing yet").isEqualTo(1);
        gate.countDown();
        flooding.join();
        assertThat(issuer.hits()).isEqualTo(before + 1);

        Await.until("the look is over", () -> keys.looks().good() == before + 1);
        for (int round = 2; round <= 4; round++) {
            clock.advance(COOL_DOWN.minusNanos(1));
            Crowd.of(50, flood).join();
            assertThat(issuer.hits()).as("within the cool-down").isEqualTo(before + round - 1);
            clock.advance(Duration.ofNanos(1));
            Crowd.of(50, flood).join();
            assertThat(issuer.hits()).as("one look for each cool-down").isEqualTo(before + round);
        }
        assertThat(accepted).hasValue(0);
    }

    @Test
    void starts200AtOnceWithOneFetch() throws Exception {
        CountDownLatch gate = gate();
        BackgroundKeys keys = keys(LONG, IMPATIENT);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        Crowd crowd = Crowd.of(200, () -> {
            if (!verdict(keys, BY_A).equals("unavailable")) {
                refused.incrementAndGet();
            }
            begun.incrementAndGet();
            try {
                keys.refreshed();
            } catch (KeysUnavailableException e) {
                // Not yet.
            }
        });
        Await.until("all have come", () -> begun.get() == 200);
        gate.countDown();
        crowd.join();
        Await.until("the keys are there", () -> verdict(keys, BY_A).equals("good"));

        assertThat(issuer.hits()).isEqualTo(1);
        assertThat(refused).as("neither refused nor accepted without keys").hasValue(0);
    }

    @Test
    void refusesNoGoodTokenWhileKeysRotate() throws Exception {
        BackgroundKeys keys = ready();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger verified = new AtomicInteger();
        // A thread that is slow may hold the old token for long after the others have the new one.
        Set<Thread> withB = ConcurrentHashMap.newKeySet();
        List<TokenText> signed = new ArrayList<>(List.of(BY_A));
        Crowd crowd = Crowd.of(16, () -> {
            while (!over.get()) {
                TokenText token;
                synchronized (signed) {
                    token = signed.get(0);
                }
                assertThat(verdict(keys, token)).isEqualTo("good");
                verified.incrementAndGet();
                if (token == BY_B) {
                    withB.add(Thread.currentThread());
                }
            }
        });

        issuer.answer(FakeIssuer.ok(TestKeys.jwks(A, B)));
        clock.advance(REFRESH);
        Await.until("both are known", () -> ids(keys).equals(List.of("a", "b")) && isIdle());
        synchronized (signed) {
            signed.set(0, BY_B);
        }
        Await.until("b is in everybody's use", () -> withB.size() == 16);
        issuer.answer(FakeIssuer.ok(TestKeys.jwks(B)));
        clock.advance(REFRESH);
        Await.until("a is gone", () -> ids(keys).equals(List.of("b")));
        int later = verified.get();
        Await.until("b is still in use", () -> verified.get() > later + 32);
        over.set(true);
        crowd.join();

        assertThat(verdict(keys, BY_A)).isEqualTo("KEY_UNKNOWN");
    }

    @Test
    void acceptsAKeyThatIsUsedTheMomentItIsPublished() throws Exception {
        BackgroundKeys keys = ready();
        issuer.answer(FakeIssuer.ok(TestKeys.jwks(A, B)));

        assertThat(verdict(keys, BY_B)).isEqualTo("good");
    }

    @Test
    void keepsTheSameObjectWhileTheKeysAreTheSame() throws Exception {
        FakeIssuer.Answer tagged = FakeIssuer.with(Map.of("ETag", "\"1\""), 200, TestKeys.jwks(A));
        issuer.answer(tagged);
        BackgroundKeys keys = ready();
        KeySnapshot first = keys.current();

        issuer.answer(exchange -> FakeIssuer.status(
                        "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 500, "")
                .to(exchange));
        look(keys);
        look(keys);
        assertThat(keys.current()).as("by its tag").isSameAs(first);
        issuer.answer(FakeIssuer.ok(" " + TestKeys.jwks(A)));
        look(keys);
        assertThat(keys.current()).as("by comparison").isSameAs(first);
        assertThat(keys.looks()).isEqualTo(new Looks(4, 0, Optional.of(Duration.ZERO)));
    }

    /** Else a text that is no good would pass for the good one before it at the next look. */
    @Test
    void doesNotAskWhetherATextThatWasNoGoodIsStillTheSame() throws Exception {
        issuer.answer(FakeIssuer.with(Map.of("ETag", "\"good\""), 200, TestKeys.jwks(A)));
        BackgroundKeys keys = ready();
        issuer.answer(FakeIssuer.with(Map.of("ETag", "\"bad\""), 200, "garbage"));
        clock.advance(REFRESH);
        Await.until("a look has failed", () -> keys.looks().failed() == 1 && isIdle());

        AtomicBoolean asked = new AtomicBoolean();
        issuer.answer(exchange -> {
            asked.set("\"good\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match")));
            FakeIssuer.status(304, "").to(exchange);
        });
        look(keys);
        assertThat(asked).isTrue();
    }

    @Test
    void looksWhenTheIssuerSaysSo() throws Exception {
        issuer.answer(FakeIssuer.with(Map.of("Cache-Control", "max-age=100"), 200, TestKeys.jwks(A)));
        BackgroundKeys keys = ready();
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(80));

        clock.random(0.5);
        look(keys);
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(75));
        issuer.answer(FakeIssuer.with(Map.of("Cache-Control", "no-store"), 200, TestKeys.jwks(A)));
        look(keys);
        assertThat(clock.pauses()).containsExactly(Duration.ofMillis(10_500));
        issuer.answer(FakeIssuer.with(Map.of("Cache-Control", "max-age=100000"), 200, TestKeys.jwks(A)));
        look(keys);
        assertThat(clock.pauses()).containsExactly(REFRESH);
    }

    /** A look that was asked for replaces the next regular one; it does not add another line of them. */
    @Test
    void hasOneNextLookHoweverManyWereAskedFor() throws Exception {
        BackgroundKeys keys = ready();
        for (int i = 0; i < 5; i++) {
            clock.advance(COOL_DOWN);
            verdict(keys, BY_B);
        }

        Await.until("all looks are over", () -> keys.looks().good() == issuer.hits());
        Await.until("one waits", () -> isIdle());
    }

    private void look(BackgroundKeys keys) {
        long before = keys.looks().good();
        clock.advance(REFRESH);
        Await.until("a look is over", () -> keys.looks().good() == before + 1 && isIdle());
    }

    /** No look is under way, and the next one has its time. */
    private boolean isIdle() {
        return clock.pauses().size() == 1;
    }

    /** Lets the issuer say nothing to anybody until it is opened. */
    private CountDownLatch gate() {
        CountDownLatch gate = new CountDownLatch(1);
        issuer.answer(exchange -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            FakeIssuer.ok(TestKeys.jwks(A)).to(exchange);
        });
        open.add(gate::countDown);
        return gate;
    }

    private BackgroundKeys ready() {
        return ready(HttpSource.TIMEOUT);
    }

    private BackgroundKeys ready(Duration timeout) {
        return ready(timeout, PATIENT);
    }

    private BackgroundKeys ready(Duration timeout, Duration patience) {
        BackgroundKeys keys = keys(timeout, patience);
        Await.until("the keys are there", () -> isIdle());
        assertThat(issuer.hits()).isEqualTo(1);
        return keys;
    }

    private BackgroundKeys keys(Duration timeout) {
        return keys(timeout, PATIENT);
    }

    private BackgroundKeys keys(Duration timeout, Duration patience) {
        BackgroundKeys keys = new BackgroundKeys(
                "the issuer",
                new HttpSource(issuer.uri(), timeout),
                TestKeys::parse,
                new KeyTiming(REFRESH, COOL_DOWN, TRUST, patience),
                LookListener.NONE,
                clock.background(),
                null);
        open.add(keys);
        return keys;
    }

    private static List<String> ids(BackgroundKeys keys) {
        try {
            return keys.current().keys().stream()
                    .map(key -> String.valueOf(key.id()))
                    .toList();
        } catch (KeysUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code good}, {@code unavailable} or the name of the rejection. */
    private static String verdict(BackgroundKeys keys, TokenText token) {
        try {
            new TokenVerifier(TestTokens.rules(), keys, TestTokens.CLOCK).verify(token);
            return "good";
        } catch (TokenRejectedException e) {
            Rejection rejection = e.rejection();
            return rejection.name();
        } catch (KeysUnavailableException e) {
            return "unavailable";
        }
    }

    private static TokenText token(String kid) {
        return new TokenText(TestTokens.valid().header("kid", "\"" + kid + "\"").text());
    }

    /** With the payload and signature of a good token; to sign each would take a minute. */
    private static TokenText forged(String kid) {
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
        String value = BY_A.value();
        return new TokenText(Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
                + value.substring(value.indexOf('.')));
    }
}
