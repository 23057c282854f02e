// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long requests took, one after the other. */
final class Latency {
    private static final int REQUESTS = 300;

    private final List<Duration> sorted;

    private Latency(List<Duration> sorted) {
        this.sorted = sorted;
    }

    /** Does it again and again; a request that waited for anything is the slowest. */
    static Latency of(Runnable request) {
        List<Duration> taken = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            long start = System.nanoTime();
            request.run();
            taken.add(Duration.ofNanos(System.nanoTime() - start));
        }
        Collections.sort(taken);
        return new Latency(taken);
    }

    Duration median() {
        return sorted.get(REQUESTS / 2);
    }

    Duration slowest() {
        return sorted.get(REQUESTS - 1);
    }

    /** A row of a table: median, 99th percentile, slowest, in milliseconds. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f",
                millis(median()),
                millis(sorted.get(REQUESTS * 99 / 100)),
                millis(slowest()));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
