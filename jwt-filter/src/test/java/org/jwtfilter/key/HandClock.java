// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that a test moves by hand, with a background thread that lives by it. */
final class HandClock extends ScheduledThreadPoolExecutor implements LongSupplier {
    private static final Duration AGES = Duration.ofDays(1000);

    private record Task(Runnable run, long dueNanos, Duration pause, ScheduledFuture<?> handle) {}

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // Where subtraction alone compares rightly.
    private final List<Task> later = new CopyOnWriteArrayList<>();
    private volatile double random;

    HandClock() {
        super(1, BackgroundThreads.named("hand-clock"));
    }

    Background background() {
        return new Background(this, () -> random, this);
    }

    void random(double next) {
        random = next;
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }

    /** Moves time, and starts what is due by then. */
    void advance(Duration by) {
        long now = nanos.addAndGet(by.toNanos());
        for (Task task : later) {
            if (task.dueNanos - now <= 0 && later.remove(task) && task.handle.cancel(false)) {
                super.schedule(task.run, 0, TimeUnit.NANOSECONDS);
            }
        }
    }

    /** The pauses of what waits for its time. */
    List<Duration> pauses() {
        List<Duration> pauses = new ArrayList<>();
        for (Task task : later) {
            if (!task.handle.isCancelled()) {
                pauses.add(task.pause);
            }
        }
        return pauses;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (delay <= 0) {
            return super.schedule(command, 0, unit);
        }
        ScheduledFuture<?> handle = super.schedule(command, AGES.toNanos(), TimeUnit.NANOSECONDS);
        Duration pause = Duration.of(delay, unit.toChronoUnit());
        later.add(new Task(command, nanos.get() + pause.toNanos(), pause, handle));
        return handle;
    }
}
