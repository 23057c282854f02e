// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Knows that the database was away a moment ago, so that not every request has to find out by waiting. */
final class Outage {
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final LongSupplier nanoTime;
    private final AtomicLong nextLook = new AtomicLong();
    private volatile boolean away;

    /** @param nanoTime a clock that nobody sets, such as {@link System#nanoTime} */
    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** True for all while the database is there; while it is away, for one caller in a second. */
    boolean mayTry() {
        if (!away) {
            return true;
        }
        long look = nextLook.get();
        long now = nanoTime.getAsLong();
        return now - look >= 0 && nextLook.compareAndSet(look, now + BETWEEN_LOOKS.toNanos());
    }

    /** The database is away, as far as the caller knows. */
    void goesOn() {
        nextLook.set(nanoTime.getAsLong() + BETWEEN_LOOKS.toNanos());
        away = true;
    }

    /** The database has answered. */
    void ends() {
        away = false;
    }
}
