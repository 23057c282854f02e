// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * A few of the numbers once more, from JMH: if they differ much, one of the two harnesses is wrong.
 *
 * @param nanos CPU time of one operation
 * @param bytes allocated by one operation
 */
record CrossCheck(String algorithm, String candidate, double nanos, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static List<CrossCheck> run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(VerifyBenchmark.class.getName())
                        .addProfiler(CpuProfiler.class)
                        .addProfiler(GCProfiler.class)
                        .param("algorithm", Algorithm.RS256.name())
                        .param("candidate", Candidates.RAW, Candidates.OURS, "jose4j", "fusionauth-jwt")
                        .build())
                .run();
        return results.stream()
                .map(result -> new CrossCheck(
                        result.getParams().getParam("algorithm"),
                        result.getParams().getParam("candidate"),
                        score(result, CpuProfiler.LABEL),
                        score(result, ALLOCATED)))
                .toList();
    }

    private static double score(RunResult result, String label) {
        Result<?> secondary = result.getSecondaryResults().get(label);
        if (secondary == null) {
            throw new IllegalStateException("JMH did not measure " + label);
        }
        return secondary.getScore();
    }
}
