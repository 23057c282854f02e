// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** JMH's own command line, with CPU time and allocated bytes beside the wall time. */
final class Jmh {
    private Jmh() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .addProfiler(CpuProfiler.class)
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
