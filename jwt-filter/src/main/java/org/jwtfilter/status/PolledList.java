// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.HttpTexts;
import org.jwtfilter.key.KeySource;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.token.IssuedDocuments;
import org.jwtfilter.token.TokenRejectedException;

/**
 * One status list: what it said when it was last read, and until when that counts. Read by one thread at a time, asked by any
 * number.
 */
final class PolledList {
    /** What the lists of one issuer share. */
    record Source(
            HttpTexts texts,
            IssuedDocuments documents,
            StatusRules rules,
            Semaphore waiting,
            Duration patience,
            Clock clock,
            LongSupplier nanoTime) {}

    private record Known(StatusDocument document, KeySource.@Nullable Stamp stamp, long untilNanos) {}

    private final URI uri;
    private final Source source;
    private final CompletableFuture<Void> firstLook = new CompletableFuture<>();
    private volatile @Nullable Known known;
    private volatile boolean dropped;
    private volatile long namedNanos;

    PolledList(URI uri, Source source) {
        this.uri = uri;
        this.source = source;
        named();
    }

    /** For the log: a query may hold what is nobody's business. */
    String name() {
        String text = uri.toString();
        return text.contains("?") ? text.substring(0, text.indexOf('?')) : text;
    }

    /** A token has named the list. */
    void named() {
        namedNanos = source.nanoTime.getAsLong();
    }

    /** Since when no token has named it. */
    Duration idle() {
        return Duration.ofNanos(source.nanoTime.getAsLong() - namedNanos);
    }

    /** Whether nobody reads it any more. */
    boolean isDropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
        firstLook.complete(null);
    }

    /** The statuses, null if there are none, or none that are new enough. Waits only before the first look is over. */
    @Nullable
    StatusBits current() {
        if (!firstLook.isDone()) {
            awaitFirstLook();
        }
        Known now = known;
        return now == null || source.nanoTime.getAsLong() - now.untilNanos > 0 ? null : now.document.bits();
    }

    /** What the list took back at large when it was last read, and for as long as it counts. */
    Cutoffs cutoffs() {
        Known now = known;
        return now == null ? Cutoffs.NONE : now.document.cutoffs();
    }

    /** How long the list says that it need not be read again; empty if it says nothing, or there is none. */
    Optional<Duration> timeToLive() {
        Known now = known;
        return now == null ? Optional.empty() : now.document.timeToLive();
    }

    /**
     * Reads the list.
     *
     * @return whether it says something else than before
     * @throws IOException if it cannot be had
     * @throws StatusFormatException if what came is not the list
     * @throws TokenRejectedException if what came was not signed as it should be
     * @throws KeysUnavailableException if the keys of the issuer cannot be had
     */
    boolean look() throws IOException, StatusFormatException, TokenRejectedException, KeysUnavailableException {
        Known before = known;
        Instant now = source.clock.instant();
        // One that has expired is not asked whether it is still the same.
        boolean usable =
                before != null && before.document.expiry().map(now::isBefore).orElse(true);
        KeySource.Reading reading = source.texts.read(uri, usable && before != null ? before.stamp : null);
        if (!(reading instanceof KeySource.Text text)) {
            if (before == null) {
                throw new IOException("unchanged, but from what?");
            }
            known = new Known(before.document, before.stamp, until(before.document, now));
            return false;
        }
        StatusDocument document =
                StatusDocument.read(source.documents.verify(text.text()), uri, source.documents.rules(), now);
        if (before != null && document.issuedAt() < before.document.issuedAt()) {
            throw new StatusFormatException("it is older than the one that we have");
        }
        known = new Known(document, text.stamp(), until(document, now));
        return true;
    }

    /** A look is over, and whatever else it changes has been changed. */
    void looked() {
        firstLook.complete(null);
    }

    private long until(StatusDocument document, Instant now) {
        Duration good = source.rules.trust();
        Duration left = document.expiry().map(exp -> Duration.between(now, exp)).orElse(good);
        return source.nanoTime.getAsLong() + (left.compareTo(good) < 0 ? left : good).toNanos();
    }

    private void awaitFirstLook() {
        if (!source.waiting.tryAcquire()) {
            return;
        }
        try {
            firstLook.get(source.patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The look goes on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a look never completes exceptionally", e);
        } finally {
            source.waiting.release();
        }
    }
}
