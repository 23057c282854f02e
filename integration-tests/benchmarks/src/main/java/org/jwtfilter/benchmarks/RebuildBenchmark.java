// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs the login WAR to make a list again after a revocation, the database aside: bits, packing, RS256 signature. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp first.
public class RebuildBenchmark {
    private final FilledLists filled = new FilledLists();
    private PublishedLists lists;

    /** Says how long the text is. */
    @Setup
    public void setUp() throws Exception {
        SigningKey key = SigningKey.of(SigningAlgorithm.RS256, SigningAlgorithm.RS256.newKeyPair());
        lists = FilledLists.published(1, key, "https://login.example.org/jwt-login", filled);
        System.out.println("a list of " + FilledLists.SIZE + " tokens, 1 % revoked, is published as "
                + lists.find(1).orElseThrow().text().length() + " bytes");
    }

    @Benchmark
    public void rebuild() {
        filled.change();
        lists.look();
    }

    /** Nothing has changed: what the background does twice a second. */
    @Benchmark
    public void look() {
        lists.look();
    }
}
