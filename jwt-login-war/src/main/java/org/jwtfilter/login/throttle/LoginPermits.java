// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;

/**
 * How many passwords this node checks at once. Each check keeps a processor busy for a good part of a second, and each that waits holds one of
 * the container's threads, so both are few: a flood of logins leaves room for those who are logged in. Turns come in the order of arrival.
 */
public final class LoginPermits {
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** One that waits. */
    private static final class Waiting {
        private final long deadline;
        private final Condition changed;
        private boolean hasTurn;

        Waiting(long deadline, Condition changed) {
            this.deadline = deadline;
            this.changed = changed;
        }
    }

    private final Lock lock = new ReentrantLock();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final int parallel;
    private final int waiting;
    private final long patience;
    private final LongSupplier nanoTime;
    private int running;

    /**
     * @param parallel how many are checked at once, at least 1
     * @param waiting how many more may wait for their turn, 0 or more
     * @param patience how long each of these waits
     */
    public LoginPermits(int parallel, int waiting, Duration patience) {
        this(parallel, waiting, patience, System::nanoTime);
    }

    LoginPermits(int parallel, int waiting, Duration patience, LongSupplier nanoTime) {
        this.parallel = parallel;
        this.waiting = waiting;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Does {@code check} when its turn comes.
     *
     * @throws OAuthException with 503 if too many wait before it, or its turn has not come before the patience was over; it was not done then
     */
    public <T> T within(Supplier<T> check) {
        takeTurn();
        try {
            return check.get();
        } finally {
            passTurn();
        }
    }

    private void takeTurn() {
        lock.lock();
        try {
            if (running < parallel) {
                running++;
            } else if (queue.size() < waiting) {
                awaitTurn();
            } else {
                throw busy();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitTurn() {
        Waiting mine = new Waiting(nanoTime.getAsLong() + patience, lock.newCondition());
        queue.addLast(mine);
        try {
            for (long left = patience; !mine.hasTurn; left = mine.deadline - nanoTime.getAsLong()) {
                if (left <= 0) {
                    throw busy();
                }
                mine.changed.await(left, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (mine.hasTurn) {
                passTurn();
            }
            throw busy();
        } finally {
            queue.remove(mine);
        }
    }

    /** To the first that has not waited too long; one that has finds that out by itself. */
    private void passTurn() {
        lock.lock();
        try {
            running--;
            long now = nanoTime.getAsLong();
            while (running < parallel && !queue.isEmpty()) {
                Waiting first = queue.removeFirst();
                if (first.deadline - now > 0) {
                    first.hasTurn = true;
                    running++;
                }
                first.changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many more may come at this moment without being sent away. */
    int freePlaces() {
        lock.lock();
        try {
            return parallel - running + waiting - queue.size();
        } finally {
            lock.unlock();
        }
    }

    private static OAuthException busy() {
        return new OAuthException(OAuthError.temporarilyUnavailable(RETRY_AFTER));
    }
}
