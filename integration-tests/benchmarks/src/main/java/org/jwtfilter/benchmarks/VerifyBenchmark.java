// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A token that was never seen before, one candidate at a time, for whoever trusts JMH more than {@link Rounds}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerifyBenchmark {
    @Param("RS256")
    Algorithm algorithm = Algorithm.RS256;

    @Param({
        "raw-jca",
        "ours",
        "jose4j",
        "smallrye-jwt",
        "nimbus",
        "spring-security",
        "jjwt",
        "auth0-java-jwt",
        "fusionauth-jwt",
        "vertx-auth-jwt",
        "tink"
    })
    String candidate = Candidates.OURS;

    private Verification verification = token -> token;
    private List<Token> tokens = List.of();
    private int next;

    /** Makes keys and tokens, and lets the candidate prove that it does its work. */
    @Setup
    public void setUp() throws Exception {
        Candidate chosen = Candidates.named(candidate);
        if (!chosen.does(algorithm)) {
            throw new IllegalArgumentException(candidate + " cannot do " + algorithm.jose());
        }
        Tokens made = Tokens.signedWith(algorithm);
        verification = chosen.verification(made.trust());
        Proof.check(chosen, verification, made);
        tokens = made.good(Tokens.COUNT);
    }

    @Benchmark
    public void verify(Blackhole sink) throws Exception {
        sink.consume(verification.verify(tokens.get(next)));
        next = (next + 1) % tokens.size();
    }
}
