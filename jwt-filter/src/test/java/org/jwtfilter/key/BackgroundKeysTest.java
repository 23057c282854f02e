// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jwtfilter.Await;
import org.jwtfilter.LogCapture;

@Timeout(30)
final class BackgroundKeysTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration COOL_DOWN = Duration.ofSeconds(30);
    private static final Duration TRUST = Duration.ofHours(1);
    private static final String OLD = TestKeys.jwks(TestKeys.jwk("old", TestKeys.ISSUER));
    private static final String NEW =
            TestKeys.jwks(TestKeys.jwk("old", TestKeys.ISSUER), TestKeys.jwk("new", TestKeys.STRANGER));

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // Where subtraction alone compares rightly.
    private final AtomicInteger reads = new AtomicInteger();
    /** How each look ended, as the listener was told. */
    private final Queue<Boolean> looks = new ConcurrentLinkedQueue<>();

    private volatile String text = OLD;
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void readsKeysAtOnceInTheBackground() throws Exception {
        BackgroundKeys keys = keys(known -> read());

        Await.until("the keys are there", () -> isThere(keys));
        assertThat(keys.current()).isEqualTo(TestKeys.parse(OLD));
    }

    @Test
    void startsWithTheKeysThatItIsGiven() throws Exception {
        KeySnapshot first = TestKeys.parse(OLD);
        try (BackgroundKeys keys = BackgroundKeys.startingWith(
                first,
                "the file",
                known -> read(),
                TestKeys::parse,
                new KeyTiming(NEVER, COOL_DOWN, TRUST, Duration.ofSeconds(10)),
                LookListener.NONE,
                nanos::get)) {
            assertThat(keys.current()).isSameAs(first);
            assertThat(reads).hasValue(0);
            assertThat(keys.refreshed()).as("read anew, and equal").isSameAs(first);
            assertThat(reads).hasValue(1);
        }
    }

    @Test
    void isUnavailableUntilTheIssuerComesUp() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.status(500, "down"))) {
            BackgroundKeys keys = keys(new HttpSource(issuer.uri()));
            assertThatThrownBy(keys::refreshed).isInstanceOf(KeysUnavailableException.class);
            assertThatThrownBy(keys::current).isInstanceOf(KeysUnavailableException.class);

            issuer.answer(FakeIssuer.ok(OLD));
            Await.until("the retry has found the keys", () -> isThere(keys));
        }
    }

    @Test
    void isUnavailableWhereTheAnswerHoldsNoKeys() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok("<html><body>Welcome</body></html>"))) {
            BackgroundKeys keys = keys(new HttpSource(issuer.uri()));

            assertThatThrownBy(keys::refreshed).isInstanceOf(KeysUnavailableException.class);
            assertThat(issuer.hits()).isPositive();
        }
    }

    @Test
    void survivesASourceThatThrowsWhatItShouldNot() throws Exception {
        BackgroundKeys keys = keys(known -> {
            if (reads.incrementAndGet() == 1) {
                throw new IllegalStateException("surprise");
            }
            return text(OLD);
        });

        Await.until("the retry has found the keys", () -> isThere(keys));
    }

    /** As a reader does whose stack overflows. */
    @Test
    void survivesAReaderThatFailsWithAnError() throws Exception {
        BackgroundKeys keys = keys(known -> {
            if (reads.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            return text(OLD);
        });

        Await.until("the retry has found the keys", () -> isThere(keys));
        assertThat(keys.looks().failed()).isEqualTo(1);
        Await.until("both looks have been told", () -> looks.size() == 2);
        assertThat(looks).containsExactly(false, true);
    }

    @Test
    void knowsHowOldItsKeysAre() throws Exception {
        BackgroundKeys keys = keys(known -> read());
        Await.until("the keys are there", () -> isThere(keys));
        advance(Duration.ofSeconds(12));

        assertThat(keys.age()).contains(Duration.ofSeconds(12));
        assertThat(TestKeys.ofIssuer().age()).isEmpty();
    }

    @Test
    void hasNoAgeWhereNothingWasFound() throws Exception {
        BackgroundKeys keys = keys(known -> {
            throw new IOException("down");
        });

        Await.until("a look has failed", () -> !looks.isEmpty());
        assertThat(keys.age()).isEmpty();
        assertThat(looks).containsOnly(false);
    }

    @Test
    void neverWaitsForCurrentKeys() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        BackgroundKeys keys = keys(gated(gate));

        assertThatThrownBy(keys::current).isInstanceOf(KeysUnavailableException.class);
        gate.countDown();
    }

    @Test
    void keepsTheLastKeysWhileTheIssuerIsDown() throws Exception {
        BackgroundKeys keys = keys(known -> read());
        keys.refreshed();
        text = "";
        advance(COOL_DOWN);

        assertThat(keys.refreshed()).isEqualTo(TestKeys.parse(OLD));
        assertThat(reads).hasValueGreaterThanOrEqualTo(2);
    }

    @Test
    void trustsKeysForTheGivenTimeAndNoLonger() throws Exception {
        BackgroundKeys keys = keys(known -> read());
        keys.refreshed();

        advance(TRUST.minusNanos(1));
        assertThat(keys.current()).isNotNull();
        advance(Duration.ofNanos(1));
        assertThat(keys.current()).isNotNull();
        advance(Duration.ofNanos(1));
        assertThatThrownBy(keys::current)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("too old");
    }

    @Test
    void looksAgainForAnUnknownKeyOnceTheCoolDownIsOver() throws Exception {
        BackgroundKeys keys = keys(known -> read());
        keys.refreshed();
        int before = reads.get(); // One or two: the first look may have been over already.
        text = NEW;

        advance(COOL_DOWN.minusNanos(1));
        assertThat(keys.refreshed()).isEqualTo(TestKeys.parse(OLD));
        assertThat(reads).hasValue(before);

        advance(Duration.ofNanos(1));
        assertThat(keys.refreshed()).isEqualTo(TestKeys.parse(NEW));
        assertThat(reads).hasValue(before + 1);

        advance(COOL_DOWN.plusNanos(1));
        keys.refreshed();
        assertThat(reads).hasValue(before + 2);
    }

    @Test
    void aRegularLookDoesNotKeepANewKeyWaiting() throws Exception {
        BackgroundKeys keys = keys(known -> read());
        // Not asked for: where there are no keys yet, that is a look of its own, and the cool-down would begin.
        Await.until("the first look is over", () -> reads.get() == 1 && backgroundIsIdle());
        text = NEW;

        assertThat(keys.refreshed()).isEqualTo(TestKeys.parse(NEW));
        assertThat(reads).hasValue(2);
    }

    @Test
    void looksOncePerCoolDownHoweverManyAsk() throws Exception {
        BackgroundKeys keys = keys(known -> read());
        keys.refreshed();
        int before = reads.get();

        for (int round = 1; round <= 3; round++) {
            advance(COOL_DOWN);
            // The first comes alone, so that the crowd meets a finished look whatever the scheduling.
            keys.refreshed();
            crowd(50, () -> {
                for (int i = 0; i < 20; i++) {
                    assertThat(keys.refreshed()).isNotNull();
                }
            });
            assertThat(reads).hasValue(before + round);
        }
    }

    @Test
    void letsAllWhoAskAtOnceShareOneLook() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        BackgroundKeys keys = keys(gated(gate));
        List<Thread> waiting = new ArrayList<>();
        AtomicInteger served = new AtomicInteger();
        for (int i = 0; i < 16; i++) {
            waiting.add(started(() -> {
                keys.refreshed();
                served.incrementAndGet();
            }));
        }
        Await.until("16 wait", () -> waiting.stream().allMatch(BackgroundKeysTest::waits));

        assertThatThrownBy(keys::refreshed)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("too many");
        gate.countDown();
        for (Thread each : waiting) {
            each.join();
        }

        assertThat(served).hasValue(16);
        assertThat(reads).hasValue(1);
        // And the places are free again, for as many looks as there were places and more.
        for (int i = 0; i < 20; i++) {
            advance(COOL_DOWN);
            assertThat(keys.refreshed()).isNotNull();
        }
        assertThat(reads).hasValue(21);
    }

    @Test
    void waitsNoLongerThanItsPatience() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        BackgroundKeys keys = keys(gated(gate), new KeyTiming(NEVER, COOL_DOWN, TRUST, Duration.ofMillis(20)));

        assertThatThrownBy(keys::refreshed)
                .isInstanceOf(KeysUnavailableException.class)
                .hasMessageContaining("in time");
        gate.countDown();
    }

    @Test
    void keepsTheInterruptionOfWhoeverWaits() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        BackgroundKeys keys = keys(gated(gate));

        Thread.currentThread().interrupt();
        assertThatThrownBy(keys::refreshed).isInstanceOf(KeysUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        gate.countDown();
    }

    @Test
    void readsAnewByItselfAndForgetsWithdrawnKeys() throws Exception {
        text = NEW;
        BackgroundKeys keys =
                keys(known -> read(), new KeyTiming(Duration.ofMillis(5), COOL_DOWN, TRUST, Duration.ofSeconds(5)));
        assertThat(keys.refreshed().named("new", SignatureAlgorithm.RS256)).isPresent();

        text = OLD;
        Await.until(
                "the new key is gone",
                () -> isThere(keys)
                        && current(keys).named("new", SignatureAlgorithm.RS256).isEmpty());
    }

    @Test
    void warnsOncePerOutageAndTellsItsEnd() throws Exception {
        try (LogCapture log = new LogCapture()) {
            text = "";
            BackgroundKeys keys = keys(known -> read());
            Await.until("two looks have failed", () -> reads.get() >= 2);
            text = OLD;
            Await.until("the keys are there", () -> isThere(keys));
            Await.until(
                    "the end is told",
                    () -> !log.messages(Level.INFO, KeyNews.class).isEmpty());

            advance(COOL_DOWN);
            keys.refreshed();
            assertThat(log.messages(Level.INFO, KeyNews.class))
                    .as("a look like any other tells nothing")
                    .singleElement()
                    .asString()
                    .contains("the issuer");
            assertThat(log.messages(Level.WARNING, KeyNews.class))
                    .singleElement()
                    .asString()
                    .contains("the issuer", "503");

            text = "";
            advance(COOL_DOWN);
            keys.refreshed();
            assertThat(log.messages(Level.WARNING, KeyNews.class))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("the last keys are used");
        }
    }

    @Test
    void takesNoClosingForAnOutage() throws Exception {
        CompletableFuture<Thread> looking = new CompletableFuture<>();
        try (LogCapture log = new LogCapture()) {
            BackgroundKeys keys = keys(known -> {
                looking.complete(Thread.currentThread());
                return gated(new CountDownLatch(1)).read(known);
            });
            Thread thread = looking.join();
            keys.close();
            Await.until("the thread has ended", () -> !thread.isAlive());

            assertThat(log.counts()).doesNotContainKey("WARNING");
        }
    }

    @Test
    void endsItsThreadWhenItIsClosed() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        BackgroundKeys keys = keys(known -> {
            thread.complete(Thread.currentThread());
            return text(OLD);
        });
        keys.refreshed();
        assertThat(thread.join()).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon, "is a daemon");

        keys.close();
        keys.close();

        Await.until("the thread has ended", () -> !thread.join().isAlive());
        assertThat(keys.current()).isNotNull();
        advance(COOL_DOWN);
        assertThat(keys.refreshed()).isNotNull();
    }

    @Test
    void endsItsThreadInTheMiddleOfALook() throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CountDownLatch looking = new CountDownLatch(1);
        BackgroundKeys keys = keys(known -> {
            thread.complete(Thread.currentThread());
            looking.countDown();
            return gated(new CountDownLatch(1)).read(known);
        });
        looking.await();

        keys.close();

        Await.until("the thread has ended", () -> !thread.join().isAlive());
        assertThatThrownBy(keys::refreshed).isInstanceOf(KeysUnavailableException.class);
    }

    private KeySource.Text read() {
        reads.incrementAndGet();
        return text(text);
    }

    private static KeySource.Text text(String text) {
        return new KeySource.Text(text, null, Optional.empty());
    }

    private KeySource gated(CountDownLatch gate) {
        return known -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
            return read();
        };
    }

    private BackgroundKeys keys(KeySource source) {
        return keys(source, new KeyTiming(NEVER, COOL_DOWN, TRUST, Duration.ofSeconds(10)));
    }

    private BackgroundKeys keys(KeySource source, KeyTiming timing) {
        BackgroundKeys keys = new BackgroundKeys("the issuer", source, TestKeys::parse, timing, looks::add, nanos::get);
        open.add(keys);
        return keys;
    }

    private void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }

    private static boolean backgroundIsIdle() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jwt-filter-keys"))
                .allMatch(thread -> thread.getState() != Thread.State.RUNNABLE);
    }

    private static boolean isThere(BackgroundKeys keys) {
        try {
            keys.current();
            return true;
        } catch (KeysUnavailableException e) {
            return false;
        }
    }

    private static KeySnapshot current(BackgroundKeys keys) {
        try {
            return keys.current();
        } catch (KeysUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    @FunctionalInterface
    private interface Task {
        void run() throws Exception;
    }

    private static Thread started(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void crowd(int size, Task task) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            threads.add(started(() -> {
                task.run();
                done.incrementAndGet();
            }));
        }
        for (Thread each : threads) {
            each.join();
        }
        assertThat(done).hasValue(size);
    }
}
