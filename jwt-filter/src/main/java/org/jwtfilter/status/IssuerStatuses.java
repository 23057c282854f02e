// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.BackgroundThreads;
import org.jwtfilter.key.HttpTexts;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.token.IssuedDocuments;
import org.jwtfilter.token.TokenRejectedException;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.token.VerifiedClaims;

/**
 * The status lists of one issuer: those that its tokens name, read again and again in the background for as long as tokens name
 * them. Safe for use by many threads.
 */
public final class IssuerStatuses implements AutoCloseable {
    /** The text of a list: its bytes cannot be packed to less than 1/1032, and random ones grow by the half. */
    static final int MAX_TEXT = 8 * 1024 * 1024;

    static final int MAX_LISTS = 256;

    private static final Logger LOG = System.getLogger(IssuerStatuses.class.getName());
    private static final int MAX_WAITING = 16;
    private static final int THREADS = 2;
    private static final double JITTER = 0.1;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(100);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    /** Longer than a verified token is remembered, so that no list is dropped that a remembered token goes by. */
    private static final Duration MAX_IDLE = Duration.ofMinutes(15);

    private final StatusRules rules;
    private final LookListener listener;
    private final HttpTexts texts;
    private final PolledList.Source source;
    private final ScheduledThreadPoolExecutor threads;
    private final Map<URI, PolledList> lists = new ConcurrentHashMap<>();
    private volatile Cutoffs cutoffs = Cutoffs.NONE;

    /**
     * Begins with no list; the first token that names one has it read.
     *
     * @param listener is told of every look at a list
     * @param clock tells the time that {@code exp} and the like are held against
     * @param nanoTime a clock that only goes forward, {@code System::nanoTime} but in tests
     */
    public IssuerStatuses(
            TrustedIssuer issuer, StatusRules rules, LookListener listener, Clock clock, LongSupplier nanoTime) {
        this.rules = requireNonNull(rules, "rules");
        this.listener = requireNonNull(listener, "listener");
        this.texts = new HttpTexts("jwt-filter-status-http", "application/" + StatusDocument.TYPE, MAX_TEXT, TIMEOUT);
        this.source = new PolledList.Source(
                texts,
                new IssuedDocuments(issuer, StatusDocument.TYPE, MAX_TEXT),
                rules,
                new Semaphore(MAX_WAITING),
                PATIENCE,
                clock,
                nanoTime);
        this.threads = new ScheduledThreadPoolExecutor(THREADS, BackgroundThreads.named("jwt-filter-status"));
        threads.setRemoveOnCancelPolicy(true);
    }

    /**
     * Where a token's status is to be looked up, to be kept with its claims.
     *
     * @throws TokenRejectedException if the claims do not say it as they should
     */
    public TokenStatus of(VerifiedClaims claims) throws TokenRejectedException {
        return TokenStatus.of(claims, rules, this);
    }

    /** The list, which is read from now on if it was not yet; null if there are too many. */
    @Nullable
    PolledList named(URI uri) {
        PolledList list = lists.get(uri);
        if (list == null) {
            list = added(uri);
        }
        if (list != null) {
            list.named();
        }
        return list;
    }

    /** The moments before which everything is taken back, as far as we have been told. */
    Cutoffs cutoffs() {
        return cutoffs;
    }

    boolean allowsStale() {
        return rules.allowStale();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        texts.close();
        lists.values().forEach(PolledList::drop);
    }

    private synchronized @Nullable PolledList added(URI uri) {
        PolledList there = lists.get(uri);
        if (there != null || lists.size() >= MAX_LISTS) {
            return there;
        }
        PolledList list = new PolledList(uri, source);
        lists.put(uri, list);
        schedule(list, Duration.ZERO, 0);
        return list;
    }

    private void look(PolledList list, int failuresBefore) {
        if (list.idle().compareTo(MAX_IDLE) > 0) {
            drop(list);
            return;
        }
        long start = System.nanoTime();
        int failures;
        try {
            if (list.look()) {
                updateCutoffs();
            }
            if (failuresBefore > 0) {
                LOG.log(Level.INFO, "the status list at {0} can be read again", list.name());
            }
            failures = 0;
            listener.looked(true);
        } catch (Exception | Error e) {
            // Errors too: a look without a next one would be the last.
            failures = failuresBefore + 1;
            failed(list, e, failures);
        }
        list.looked();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        schedule(list, pause(list, failures).minus(taken), failures);
    }

    private void failed(PolledList list, Throwable reason, int failures) {
        if (threads.isShutdown()) {
            return; // To be interrupted by close() is no outage.
        }
        if (failures == 1) {
            LOG.log(
                    Level.WARNING,
                    "the status list at {0} cannot be read; what it said last is used for {1} at most: {2}",
                    list.name(),
                    rules.trust(),
                    reason);
        }
        listener.looked(false);
    }

    /** From one look to the next: never longer than the poll interval, so that the bound on what is overlooked holds. */
    private Duration pause(PolledList list, int failures) {
        Duration pause =
                list.timeToLive().filter(ttl -> ttl.compareTo(rules.poll()) < 0).orElse(rules.poll());
        if (failures > 0) {
            Duration retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
            pause = retry.compareTo(pause) < 0 ? retry : pause;
        }
        double factor = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofNanos((long) (pause.toNanos() * factor));
    }

    private void schedule(PolledList list, Duration pause, int failures) {
        boolean first = pause.isZero();
        long nanos = first ? 0 : Math.max(pause.toNanos(), LEAST_PAUSE.toNanos());
        try {
            threads.schedule(() -> look(list, failures), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            list.drop();
        }
    }

    private synchronized void drop(PolledList list) {
        list.drop();
        lists.values().remove(list);
        updateCutoffs();
    }

    private synchronized void updateCutoffs() {
        cutoffs =
                Cutoffs.latest(lists.values().stream().map(PolledList::cutoffs).toList());
    }
}
