// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What the rounds of one case say about one candidate.
 *
 * @param bytes allocated by one operation
 * @param nanos CPU time of one operation, for each round in turn
 */
record Sample(String candidate, Candidate.Role role, double bytes, DoubleSeries nanos) {
    /** Numbers that nobody changes. */
    static final class DoubleSeries {
        private final double[] values;

        DoubleSeries(double... values) {
            this.values = values.clone();
        }

        double at(int index) {
            return values[index];
        }

        int size() {
            return values.length;
        }

        /** The value that this share of all values lies below. */
        double quantile(double share) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return sorted[(int) Math.round(share * (sorted.length - 1))];
        }

        DoubleSeries and(DoubleSeries others) {
            return new DoubleSeries(DoubleStream.concat(Arrays.stream(values), Arrays.stream(others.values))
                    .toArray());
        }
    }

    /** The cost on a quiet machine, as near as a loaded one shows it. */
    double low() {
        return nanos.quantile(0.1);
    }

    double median() {
        return nanos.quantile(0.5);
    }

    /** How this one's cost compares with another's in the same rounds: 2 if it costs half. */
    double timesCheaperThan(Sample other) {
        double[] ratios = new double[nanos.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = other.nanos.at(i) / nanos.at(i);
        }
        return new DoubleSeries(ratios).quantile(0.5);
    }

    Sample and(Sample later) {
        return new Sample(candidate, role, Math.min(bytes, later.bytes), nanos.and(later.nanos));
    }

    /** One line, for {@link #parse}. */
    String line() {
        String all = Arrays.stream(nanos.values)
                .mapToObj(value -> Double.toString(value))
                .collect(Collectors.joining(","));
        return String.join("\t", candidate, role.name(), Double.toString(bytes), all);
    }

    static Sample parse(String line) {
        String[] parts = line.split("\t", -1);
        double[] nanos = Arrays.stream(parts[3].split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Sample(
                parts[0], Candidate.Role.valueOf(parts[1]), Double.parseDouble(parts[2]), new DoubleSeries(nanos));
    }
}
