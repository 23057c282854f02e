// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keys that may change while we run, at a URL or in a file: read in the background by one daemon thread and served from
 * memory.
 *
 * <p>While the source is down the last good keys go on working for {@link KeyTiming#trust}. A token with an unknown key id
 * causes at most one extra look per {@link KeyTiming#coolDown}, however many such tokens arrive, and only their own requests
 * wait for it. Keys that have not changed are the same object after any number of looks, so {@code ==} tells whether what was
 * concluded from them still holds.
 */
public final class BackgroundKeys implements VerificationKeys {
    /** How many requests with unknown key ids may wait at once: a flood of them must not take up the server's threads. */
    private static final int MAX_WAITING = 16;

    private record Found(KeySnapshot keys, KeySource.@Nullable Stamp stamp, long atNanos) {}

    private final String name;
    private final KeySource source;
    private final KeyReader reader;
    private final KeyTiming timing;
    private final LookListener listener;
    private final Background background;
    private final KeyNews news;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final LongAdder good = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private volatile @Nullable Found found;
    /** The background thread's alone. */
    private int failuresInARow;
    // Guarded by this.
    private @Nullable CompletableFuture<Void> look;
    private @Nullable ScheduledFuture<?> next;
    private long lastAskedNanos;
    private boolean everAsked;

    /**
     * Starts to read at once, in the background.
     *
     * @param name what the log calls the source, for example its URL without a query
     * @param source is closed with this object
     * @param listener is told of every look
     * @param nanoTime a clock that only goes forward, {@code System::nanoTime} but in tests
     */
    public BackgroundKeys(
            String name,
            KeySource source,
            KeyReader reader,
            KeyTiming timing,
            LookListener listener,
            LongSupplier nanoTime) {
        this(name, source, reader, timing, listener, Background.with(nanoTime), null);
    }

    /**
     * Starts with keys that have just been read from the same source, and looks again when it is time to.
     *
     * @param first what {@code reader} made of the text of {@code source}
     */
    public static BackgroundKeys startingWith(
            KeySnapshot first,
            String name,
            KeySource source,
            KeyReader reader,
            KeyTiming timing,
            LookListener listener,
            LongSupplier nanoTime) {
        return new BackgroundKeys(
                name, source, reader, timing, listener, Background.with(nanoTime), requireNonNull(first, "first"));
    }

    BackgroundKeys(
            String name,
            KeySource source,
            KeyReader reader,
            KeyTiming timing,
            LookListener listener,
            Background background,
            @Nullable KeySnapshot first) {
        this.name = requireNonNull(name, "name");
        this.source = requireNonNull(source, "source");
        this.reader = requireNonNull(reader, "reader");
        this.timing = requireNonNull(timing, "timing");
        this.listener = requireNonNull(listener, "listener");
        this.background = requireNonNull(background, "background");
        this.news = new KeyNews(name);
        if (first == null) {
            startLook();
        } else {
            news.found(null, first);
            found = new Found(first, null, background.now());
            scheduleLook(timing.afterSuccess(Optional.empty(), background.random()));
        }
    }

    @Override
    public KeySnapshot current() throws KeysUnavailableException {
        Found now = found;
        if (now == null) {
            throw new KeysUnavailableException("no keys have been read yet from " + name);
        }
        if (isTooOld(now)) {
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
            due.get(timing.patience().toNanos(), TimeUnit.NANOSECONDS);
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
    public Optional<Duration> age() {
        Found now = found;
        return now == null ? Optional.empty() : Optional.of(Duration.ofNanos(background.now() - now.atNanos));
    }

    /** How looking has gone so far. Never waits. */
    public Looks looks() {
        return new Looks(good.sum(), failed.sum(), age());
    }

    @Override
    public void close() {
        background.close();
        source.close();
        synchronized (this) {
            if (look != null) {
                // One that had not begun would never be over.
                look.complete(null);
            }
        }
    }

    /** The look that is under way, or a new one, or null if the last that was asked for is too recent. */
    private synchronized @Nullable CompletableFuture<Void> lookIfDue() {
        long now = background.now();
        // Only looks that were asked for count: after one of the regular looks a new key must not have to wait.
        if (!everAsked || now - lastAskedNanos >= timing.coolDown().toNanos()) {
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
        Duration pause;
        try {
            pause = timing.afterSuccess(found(), background.random());
        } catch (Exception | Error e) {
            // Errors too: a reader may overflow its stack on a text that is nested deeply enough, and a look without a
            // next one would be the last.
            pause = failed(e);
        }
        synchronized (this) {
            look = null;
            scheduleLook(pause);
        }
        started.complete(null);
    }

    /** Looks, and returns how long the source says that this is good for. */
    private Optional<Duration> found() throws Exception {
        Found before = found;
        KeySource.Reading reading = source.read(before == null ? null : before.stamp);
        Found now;
        if (reading instanceof KeySource.Text text) {
            KeySnapshot keys = reader.read(text.text());
            now = new Found(
                    before != null && before.keys.equals(keys) ? before.keys : keys, text.stamp(), background.now());
        } else if (before != null && before.stamp != null) {
            now = new Found(before.keys, before.stamp, background.now());
        } else {
            throw new IllegalStateException("unchanged, but from what?");
        }
        found = now;
        good.increment();
        failuresInARow = 0;
        news.found(before == null ? null : before.keys, now.keys);
        listener.looked(true);
        return reading.freshFor();
    }

    private Duration failed(Throwable reason) {
        failed.increment();
        failuresInARow++;
        // To be interrupted by close() is no outage.
        if (!background.isClosed()) {
            Found last = found;
            news.failed(reason, last != null && !isTooOld(last));
            listener.looked(false);
        }
        return timing.afterFailure(failuresInARow, background.random());
    }

    private boolean isTooOld(Found keys) {
        return background.now() - keys.atNanos > timing.trust().toNanos();
    }

    private synchronized void scheduleLook(Duration pause) {
        if (next != null) {
            // This look came in between; without this, each such look would found a line of its own.
            next.cancel(false);
        }
        try {
            next = background.schedule(this::startLook, pause);
        } catch (RejectedExecutionException closed) {
            next = null;
        }
    }
}
