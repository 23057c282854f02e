// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one kind of request cost, turn by turn: milliseconds of CPU time for each. */
final class Cost {
    private final List<Double> node = new ArrayList<>();
    private final List<Double> database = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();

    void add(double nodeMillis, double databaseMillis, double rate) {
        node.add(nodeMillis);
        database.add(databaseMillis);
        perSecond.add(rate);
    }

    /** Of the node's process, with its garbage collection and its compiler. */
    double nodeMillis() {
        return middle(node);
    }

    /** Of PostgreSQL's processes. */
    double databaseMillis() {
        return middle(database);
    }

    /** As the client saw it, on a machine that it shares with node and database. */
    double perSecond() {
        return middle(perSecond);
    }

    /** How many one processor does in a second if it does nothing else. */
    double perCpuSecond() {
        return 1000 / nodeMillis();
    }

    /** The middle half of all turns, averaged: CPU time is counted in steps that a median alone would show. */
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
