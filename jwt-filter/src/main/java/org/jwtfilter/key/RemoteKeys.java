// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that the issuer publishes at a URL, read in the background by one daemon thread and served from memory.
 *
 * <p>While the issuer is down the last good keys go on working for {@link Timing#trust}. A token with an unknown key id
 * causes at most one extra look per {@link Timing#coolDown}, however many such tokens arrive, and only their own requests
 * wait for it.
 */
public final class RemoteKeys implements VerificationKeys {
    private static final Logger LOG = System.getLogger(RemoteKeys.class.getName());
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    /** How many requests with unknown key ids may wait at once: a flood of them must not take up the server's threads. */
    private static final int MAX_WAITING = 16;

    /** Reads the text of the key set from its source. */
    @FunctionalInterface
    public interface Source {
        /**
         * The key text, as {@link KeyParser} reads it.
         *
         * @throws IOException if the source cannot be reached or answers something else
         */
        String read() throws IOException;
    }

    /**
     * When to look.
     *
     * @param refresh how long after a good look the next one follows
     * @param coolDown how long after a look for an unknown key id the next such id causes no other
     * @param trust how long keys are used after the look that found them
     * @param patience how long a request with an unknown key id waits for a look
     */
    public record Timing(Duration refresh, Duration coolDown, Duration trust, Duration patience) {}

    private record Found(KeySnapshot keys, long atNanos) {}

    private final String name;
    private final Source source;
    private final Timing timing;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService background;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    private volatile @Nullable Found found;
    // Guarded by this.
    private @Nullable CompletableFuture<Void> look;
    private @Nullable ScheduledFuture<?> next;
    private long lastAskedNanos;
    private boolean everAsked;
    private Duration retry = FIRST_RETRY;
    private boolean everLooked;
    private boolean failing;

    /**
     * Starts to read at once, in the background.
     *
     * @param name what the log calls the source, for example its URL without a query
     * @param nanoTime a clock that only goes forward, {@code System::nanoTime} but in tests
     */
    public RemoteKeys(String name, Source source, Timing timing, LongSupplier nanoTime) {
        this.name = requireNonNull(name, "name");
        this.source = requireNonNull(source, "source");
        this.timing = requireNonNull(timing, "timing");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime");
        this.background = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "jwt-filter-keys");
            thread.setDaemon(true);
            return thread;
        });
        startLook();
    }

    @Override
    public KeySnapshot current() throws KeysUnavailableException {
        Found now = found;
        if (now == null) {
            throw new KeysUnavailableException("no keys have been read yet from " + name);
        }
        if (nanoTime.getAsLong() - now.atNanos > timing.trust.toNanos()) {
            throw new KeysUnavailableException("the keys from " + name + " are too old");
        }
        return now.keys;
    }

    @Override
    public KeySnapshot refreshed() throws KeysUnavailableException {
        CompletableFuture<Void> due = lookIfDue();
        if (due == null) {
            return current();
        }
        if (!waiting.tryAcquire()) {
            throw new KeysUnavailableException("too many requests already wait for keys from " + name);
        }
        try {
            due.get(timing.patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The look goes on; whether the key exists is not known yet.
            throw new KeysUnavailableException("the keys from " + name + " did not arrive in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysUnavailableException("interrupted while waiting for keys from " + name);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look never completes exceptionally", e);
        } finally {
            waiting.release();
        }
        return current();
    }

    @Override
    public void close() {
        background.shutdownNow();
    }

    /** The look that is under way, or a new one, or null if the last that was asked for is too recent. */
    private synchronized @Nullable CompletableFuture<Void> lookIfDue() {
        long now = nanoTime.getAsLong();
        // Only looks that were asked for count: after one of the regular looks a new key must not have to wait.
        if (!everAsked || now - lastAskedNanos >= timing.coolDown.toNanos()) {
            everAsked = true;
            lastAskedNanos = now;
            startLook();
        }
        return look;
    }

    /** Does nothing while a look is under way. */
    private synchronized void startLook() {
        if (look != null) {
            return;
        }
        CompletableFuture<Void> started = new CompletableFuture<>();
        look = started;
        try {
            background.execute(() -> look(started));
        } catch (RejectedExecutionException closed) {
            started.complete(null);
        }
    }

    private void look(CompletableFuture<Void> started) {
        Duration next = timing.refresh;
        try {
            found = new Found(KeyParser.parse(source.read()), nanoTime.getAsLong());
            recovered();
        } catch (IOException | KeyFormatException | RuntimeException e) {
            next = failed(e);
        } finally {
            finish(started, next);
        }
    }

    private synchronized void recovered() {
        if (failing || !everLooked) {
            LOG.log(Level.INFO, "verification keys read from {0}", name);
        }
        failing = false;
        retry = FIRST_RETRY;
    }

    /** Tells the log once per outage at WARNING, and waits twice as long before each further try. */
    private synchronized Duration failed(Exception e) {
        LOG.log(
                // To be interrupted by close() is no outage.
                failing || background.isShutdown() ? Level.DEBUG : Level.WARNING,
                "verification keys cannot be read from {0} ({1}: {2}); retrying, {3}",
                name,
                e.getClass().getSimpleName(),
                e.getMessage(),
                found == null ? "until then requests with a token get 503" : "until then the last keys are used");
        failing = true;
        Duration now = retry;
        Duration doubled = retry.multipliedBy(2);
        retry = doubled.compareTo(timing.coolDown) < 0 ? doubled : timing.coolDown;
        return now;
    }

    private synchronized void finish(CompletableFuture<Void> done, Duration pause) {
        everLooked = true;
        look = null;
        if (next != null) {
            // This look came in between; without this, each such look would found a line of its own.
            next.cancel(false);
        }
        try {
            next = background.schedule(this::startLook, pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            next = null;
        }
        done.complete(null);
    }
}
