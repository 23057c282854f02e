// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** One thread for what is done behind the requests' backs, its clock and its dice. A test puts in its own. */
final class Background implements AutoCloseable {
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;
    private final ScheduledExecutorService thread;

    Background(LongSupplier nanoTime, DoubleSupplier random, ScheduledExecutorService thread) {
        this.nanoTime = nanoTime;
        this.random = random;
        this.thread = thread;
    }

    static Background with(LongSupplier nanoTime) {
        ScheduledThreadPoolExecutor thread =
                new ScheduledThreadPoolExecutor(1, BackgroundThreads.named("jwt-filter-keys"));
        // A look that was asked for replaces the scheduled one, which would else stay in the queue until its time.
        thread.setRemoveOnCancelPolicy(true);
        return new Background(nanoTime, () -> ThreadLocalRandom.current().nextDouble(), thread);
    }

    /** Nanoseconds since an unknown moment, to be compared by subtraction only. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** 0 (inclusive) to 1 (exclusive). */
    double random() {
        return random.getAsDouble();
    }

    /** Runs the task soon; throws {@code RejectedExecutionException} once closed. */
    void execute(Runnable task) {
        thread.execute(task);
    }

    /** Runs the task after the pause; throws {@code RejectedExecutionException} once closed. */
    ScheduledFuture<?> schedule(Runnable task, Duration pause) {
        return thread.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Interrupts what runs and forgets what waits. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
