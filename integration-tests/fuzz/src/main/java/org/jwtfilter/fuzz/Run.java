// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the fuzzing of one target went.
 *
 * @param inputs how many it was given
 * @param edges how many ways from one piece of code to the next they went
 * @param slowest whole seconds that the slowest took
 * @param clean whether nothing was found
 * @param log what the fuzzer said
 */
record Run(Target target, Duration time, long inputs, long edges, long slowest, boolean clean, Path log) {
    private static final Pattern INPUTS = Pattern.compile("stat::number_of_executed_units:\\s+(\\d+)");
    private static final Pattern SLOWEST = Pattern.compile("stat::slowest_unit_time_sec:\\s+(\\d+)");
    private static final Pattern EDGES = Pattern.compile("\\bcov: (\\d+)");

    /** A fuzzer that ends by itself has found something, and one that tried nothing has found out nothing. */
    static Run of(Target target, Duration time, int exit, List<String> output, Path log) {
        long inputs = last(INPUTS, output);
        return new Run(target, time, inputs, last(EDGES, output), last(SLOWEST, output), exit == 0 && inputs > 0, log);
    }

    private static long last(Pattern pattern, List<String> output) {
        long last = 0;
        for (String line : output) {
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                last = Long.parseLong(matcher.group(1));
            }
        }
        return last;
    }
}
