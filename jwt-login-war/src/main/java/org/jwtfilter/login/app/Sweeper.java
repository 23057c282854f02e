// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Forgets in the background what has expired, so that no request has to. Every node does; to forget twice does no harm. */
final class Sweeper implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private final Clock clock;
    private final List<Consumer<Instant>> tasks;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "jwt-login-sweeper");
        daemon.setDaemon(true);
        return daemon;
    });

    /** @param tasks each told the time from which what expired before may go */
    Sweeper(Clock clock, List<Consumer<Instant>> tasks) {
        this.clock = clock;
        this.tasks = List.copyOf(tasks);
    }

    void start(Duration every) {
        thread.scheduleWithFixedDelay(this::sweep, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does all tasks once, whatever becomes of one of them. */
    void sweep() {
        Instant now = clock.instant();
        for (Consumer<Instant> task : tasks) {
            try {
                task.accept(now);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Could not sweep, the next time is soon: {0}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
