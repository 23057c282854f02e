// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final long SECOND = Outage.BETWEEN_LOOKS.toNanos();

    // About to overflow, as System.nanoTime() may be.
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - SECOND / 2);
    private final Outage outage = new Outage(nanoTime::get);

    @Test
    void letsAllTryWhileTheDatabaseIsThere() {
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isTrue();
    }

    @Test
    void letsNobodyTryJustAfterItWentAway() {
        outage.goesOn();

        assertThat(outage.mayTry()).isFalse();
        nanoTime.addAndGet(SECOND - 1);
        assertThat(outage.mayTry()).isFalse();
    }

    @Test
    void letsOneTryInASecond() {
        outage.goesOn();

        nanoTime.addAndGet(SECOND);
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isFalse();
        nanoTime.addAndGet(SECOND - 1);
        assertThat(outage.mayTry()).isFalse();
        nanoTime.addAndGet(2);
        assertThat(outage.mayTry()).isTrue();
    }

    @Test
    void countsTheSecondFromTheLastFailure() {
        outage.goesOn();
        nanoTime.addAndGet(SECOND);
        assertThat(outage.mayTry()).isTrue();
        nanoTime.addAndGet(SECOND);

        outage.goesOn();

        assertThat(outage.mayTry()).isFalse();
    }

    @Test
    void letsAllTryAgainOnceItHasAnswered() {
        outage.goesOn();
        outage.ends();

        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isTrue();
    }

    @Test
    void letsExactlyOneOfACrowdTry() throws Exception {
        int crowd = 20;
        ExecutorService threads = Executors.newFixedThreadPool(crowd);
        try {
            for (int round = 0; round < 50; round++) {
                outage.goesOn();
                nanoTime.addAndGet(SECOND);
                CyclicBarrier start = new CyclicBarrier(crowd);
                List<Callable<Boolean>> callers = new ArrayList<>();
                for (int i = 0; i < crowd; i++) {
                    callers.add(() -> {
                        start.await();
                        return outage.mayTry();
                    });
                }
                int tries = 0;
                for (Future<Boolean> each : threads.invokeAll(callers)) {
                    tries += each.get() ? 1 : 0;
                }
                assertThat(tries).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
