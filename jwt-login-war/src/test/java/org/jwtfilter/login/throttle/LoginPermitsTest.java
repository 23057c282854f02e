// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.login.oauth.OAuthException;

class LoginPermitsTest {
    private static final int PARALLEL = 2;
    private static final int WAITING = 5;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    @Test
    void runsSoManyAtOnceLetsSomeWaitAndRefusesTheNext() throws Exception {
        LoginPermits permits = new LoginPermits(PARALLEL, WAITING, Duration.ofMinutes(1));
        List<Future<Integer>> checks = new ArrayList<>();
        for (int i = 0; i < PARALLEL + WAITING; i++) {
            checks.add(threads.submit(() -> permits.within(this::check)));
        }
        awaitBusy(permits);

        assertBusy(permits);
        assertThat(running).hasValue(PARALLEL);
        release.countDown();
        for (Future<Integer> check : checks) {
            assertThat(check.get(1, TimeUnit.MINUTES)).isLessThanOrEqualTo(PARALLEL);
        }
        assertThat(permits.<String>within(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void waitsNoLongerThanItsPatience() throws Exception {
        LoginPermits permits = new LoginPermits(1, 1, Duration.ZERO);
        CountDownLatch started = new CountDownLatch(1);
        Future<Integer> check = threads.submit(() -> permits.within(() -> {
            started.countDown();
            return check();
        }));
        started.await();

        assertBusy(permits);
        release.countDown();
        check.get(1, TimeUnit.MINUTES);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void aTurnMustComeBeforeThePatienceIsOver(long nanosOverTheLimit, boolean comes) throws Exception {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
        LoginPermits permits = new LoginPermits(1, 1, Duration.ofMinutes(1), clock::get);
        Future<Integer> check = threads.submit(() -> permits.within(this::check));
        awaitRunning(1);
        Future<String> second = threads.submit(() -> permits.within(() -> "checked"));
        awaitBusy(permits);

        clock.addAndGet(Duration.ofMinutes(1).toNanos() + nanosOverTheLimit);
        release.countDown();

        check.get(1, TimeUnit.MINUTES);
        if (comes) {
            assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo("checked");
        } else {
            assertThatThrownBy(() -> second.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(OAuthException.class);
        }
        assertThat(permits.<String>within(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void turnsComeInTheOrderOfArrival() throws Exception {
        LoginPermits permits = new LoginPermits(1, WAITING, Duration.ofMinutes(1));
        Future<Integer> check = threads.submit(() -> permits.within(this::check));
        awaitRunning(1);
        List<Integer> order = new ArrayList<>();
        List<Future<Boolean>> others = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            int number = i;
            int waiting = WAITING - i;
            await(() -> permits.freePlaces() == waiting);
            others.add(threads.submit(() -> permits.within(() -> order.add(number))));
        }
        awaitBusy(permits);
        release.countDown();
        check.get(1, TimeUnit.MINUTES);
        for (Future<Boolean> other : others) {
            other.get(1, TimeUnit.MINUTES);
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void onesThatAreInterruptedLeaveTheirPlaceToOthers() throws Exception {
        LoginPermits permits = new LoginPermits(1, 1, Duration.ofMinutes(1));
        Future<Integer> check = threads.submit(() -> permits.within(this::check));
        awaitRunning(1);
        Future<String> interrupted = threads.submit(() -> permits.within(() -> "no"));
        awaitBusy(permits);
        interrupted.cancel(true);
        await(() -> permits.freePlaces() == 1);
        Future<String> another = threads.submit(() -> permits.within(() -> "checked"));
        awaitBusy(permits);

        release.countDown();
        check.get(1, TimeUnit.MINUTES);
        assertThat(another.get(1, TimeUnit.MINUTES)).isEqualTo("checked");
        assertThat(permits.freePlaces()).isEqualTo(2);
    }

    @Test
    void letsNobodyWaitWhereThereIsNoQueue() throws Exception {
        LoginPermits permits = new LoginPermits(1, 0, Duration.ofMinutes(1));
        Future<Integer> check = threads.submit(() -> permits.within(this::check));
        awaitBusy(permits);

        assertBusy(permits);
        release.countDown();
        check.get(1, TimeUnit.MINUTES);
        assertThat(permits.<String>within(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void isFreeAfterAFailure() {
        LoginPermits permits = new LoginPermits(1, 1, Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> permits.within(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
        }
    }

    private int check() {
        int now = running.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.decrementAndGet();
        }
        return now;
    }

    private static void awaitBusy(LoginPermits permits) {
        await(() -> permits.freePlaces() == 0);
    }

    private void awaitRunning(int checks) {
        await(() -> running.get() == checks);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void assertBusy(LoginPermits permits) {
        assertThatThrownBy(() -> permits.within(() -> "no")).isInstanceOfSatisfying(OAuthException.class, e -> {
            assertThat(e.error().status()).isEqualTo(503);
            assertThat(e.error().retryAfter()).contains(LoginPermits.RETRY_AFTER);
        });
    }
}
