// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to issue a token, RS256, while nothing else happens and while a list of a million tokens is made again twice a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IssueBenchmark {
    private static final int BETWEEN_LOOKS = 500;

    @Param({"false", "true"})
    boolean rebuilding;

    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
    private Lane issuing = new Lane("", Candidate.Role.OURS, token -> token, List.of());

    /** Starts what the login WAR does in the background. */
    @Setup
    public void setUp() throws Exception {
        issuing = Issuing.lanes(Algorithm.RS256).get(1);
        if (rebuilding) {
            SigningKey key = SigningKey.of(SigningAlgorithm.RS256, SigningAlgorithm.RS256.newKeyPair());
            FilledLists filled = new FilledLists();
            PublishedLists lists = FilledLists.published(1, key, "https://login.example.org/jwt-login", filled);
            background.scheduleAtFixedRate(
                    () -> {
                        filled.change();
                        lists.look();
                    },
                    0,
                    BETWEEN_LOOKS,
                    TimeUnit.MILLISECONDS);
        }
    }

    @TearDown
    public void tearDown() {
        background.shutdownNow();
    }

    @Benchmark
    public void issue() throws Exception {
        issuing.run(1);
    }
}
