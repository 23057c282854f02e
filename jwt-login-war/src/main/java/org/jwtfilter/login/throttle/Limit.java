// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many attempts fit: {@code attempts} at once, and one more after each {@code interval}. A leaking bucket, known by one number only, the
 * instant at which it will be empty again.
 *
 * @param attempts how many may come at once, 1 to {@link #MAX_ATTEMPTS}
 * @param interval in which one attempt is forgotten, whole seconds from {@link #MIN_INTERVAL} to {@link #MAX_INTERVAL}
 */
public record Limit(int attempts, Duration interval) {
    static final int MAX_ATTEMPTS = 1_000_000;
    static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    static final Duration MAX_INTERVAL = Duration.ofDays(1);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,6})/(P[0-9DTHMS]{1,20})");

    public Limit {
        if (!isAllowed(attempts, interval)) {
            throw new IllegalArgumentException("Not a limit: " + attempts + "/" + interval);
        }
    }

    /** Reads for example {@code 10/PT5M}; empty if it is none. */
    public static Optional<Limit> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            int attempts = Integer.parseInt(parts.group(1));
            Duration interval = Duration.parse(parts.group(2));
            return isAllowed(attempts, interval) ? Optional.of(new Limit(attempts, interval)) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The latest instant at which a bucket may become empty if one attempt more is to fit at {@code now}. */
    public Instant latestEmptyAt(Instant now) {
        return now.plus(interval.multipliedBy(attempts - 1L));
    }

    /** When a bucket that becomes empty at {@code emptyAt} will be empty after one attempt more at {@code now}. */
    public Instant charged(Instant emptyAt, Instant now) {
        return (emptyAt.isAfter(now) ? emptyAt : now).plus(interval);
    }

    /** How long after {@code now} one attempt more fits into a bucket that becomes empty at {@code emptyAt}; zero if it does at once. */
    public Duration wait(Instant emptyAt, Instant now) {
        Duration wait = Duration.between(latestEmptyAt(now), emptyAt);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** As it is configured. */
    @Override
    public String toString() {
        return attempts + "/" + interval;
    }

    private static boolean isAllowed(int attempts, Duration interval) {
        return attempts >= 1
                && attempts <= MAX_ATTEMPTS
                && interval.compareTo(MIN_INTERVAL) >= 0
                && interval.compareTo(MAX_INTERVAL) <= 0
                && interval.toNanosPart() == 0;
    }
}
