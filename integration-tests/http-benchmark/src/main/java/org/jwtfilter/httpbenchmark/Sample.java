// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one application needed for one kind of load, turn by turn, in microseconds of its process's CPU time for a request. */
final class Sample {
    private final List<Double> cpuMicros = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();

    void add(double cpu, double rate) {
        cpuMicros.add(cpu);
        perSecond.add(rate);
    }

    /** The middle half of all turns, averaged: CPU time is counted in steps that a median alone would show. */
    double cpuMicros() {
        return middle(cpuMicros);
    }

    /** Requests in a second, as the client saw it. */
    double perSecond() {
        return middle(perSecond);
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int quarter = sorted.size() / 4;
        return sorted.subList(quarter, sorted.size() - quarter).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
