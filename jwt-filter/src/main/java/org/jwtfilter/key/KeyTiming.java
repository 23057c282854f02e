// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.time.Duration;
import java.util.Optional;

/**
 * When to look at a source of keys. Every duration is positive.
 *
 * @param refresh the longest time between a good look and the next one, whatever the source says
 * @param coolDown how long after a look for an unknown key id the next such id causes no other; also the longest pause
 *     between two tries while looks fail
 * @param trust how long keys are used after the last look that found them
 * @param patience how long a request with an unknown key id waits for a look
 */
public record KeyTiming(Duration refresh, Duration coolDown, Duration trust, Duration patience) {
    /** The shortest time between two good looks, whatever the source says; {@link #refresh} where that is shorter. */
    static final Duration FLOOR = Duration.ofSeconds(10);

    static final Duration FIRST_RETRY = Duration.ofMillis(500);

    private static final Duration FILE_POLL = Duration.ofSeconds(5);
    private static final double AHEAD = 0.8;
    /** Of a lifetime. Wide enough to spread a fleet that was started, or lost its issuer, in one moment. */
    private static final double JITTER = 0.1;

    /** A file: it costs next to nothing to look at, so its changes count within 5 s. */
    public static KeyTiming ofFile(Duration trust) {
        return new KeyTiming(FILE_POLL, FILE_POLL, trust, Duration.ofSeconds(2));
    }

    /**
     * How long after a good look the next one follows: at 70 to 80 % of the time that the source says, or of
     * {@link #refresh} if it says nothing, so that keys are renewed before they run out.
     *
     * @param random 0 (inclusive) to 1 (exclusive)
     */
    Duration afterSuccess(Optional<Duration> freshFor, double random) {
        Duration floor = shorter(FLOOR, refresh);
        Duration ahead = times(freshFor.orElse(refresh), AHEAD - JITTER * random);
        return shorter(refresh, longer(ahead, times(floor, 1 + JITTER * random)));
    }

    /**
     * How long after a failed look the next one follows: 0.5 s, then twice as long each time, up to {@link #coolDown}; up to
     * a tenth less by chance.
     *
     * @param failures how many looks have failed in a row, at least 1
     * @param random 0 (inclusive) to 1 (exclusive)
     */
    Duration afterFailure(int failures, double random) {
        // 2^20 half seconds are six days, longer than any cool-down; beyond that the shift would overflow.
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
        return times(shorter(doubled, coolDown), 1 - JITTER * random);
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
