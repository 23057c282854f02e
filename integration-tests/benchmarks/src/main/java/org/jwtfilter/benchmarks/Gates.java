// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jwtfilter.benchmarks.Candidate.Role;

/** What jwt-filter wants to be, in numbers that carry over from one machine to another: ratios of one run, and bytes. */
final class Gates {
    private static final double COLD_BYTES = 13_000;
    private static final double HIT_BYTES = 1_100;
    /** Two candidates that cost the same differ by as much from run to run. */
    private static final double NOISE = 1.03;

    private final Results results;
    private final List<Gate> gates = new ArrayList<>();

    private Gates(Results results) {
        this.results = results;
    }

    static List<Gate> of(Results results) {
        Gates gates = new Gates(results);
        for (Algorithm algorithm : List.of(Algorithm.RS256, Algorithm.PS256)) {
            gates.ofLimit(Case.cold(algorithm), 0.93);
            gates.ofBestPeer(Case.cold(algorithm), 1);
            gates.coldBytes(Case.cold(algorithm));
        }
        gates.ofLimit(Case.cold(Algorithm.ES256), 0.97);
        gates.ofLimit(Case.cold(Algorithm.EDDSA), 0.97);
        gates.ofLimit(Case.cold(Algorithm.HS256), 0.37);
        gates.ofBestPeer(Case.cold(Algorithm.HS256), 1.5);
        gates.hit();
        gates.refused();
        for (Algorithm algorithm : List.of(Algorithm.RS256, Algorithm.PS256, Algorithm.ES256, Algorithm.EDDSA)) {
            gates.ofLimit(Case.issue(algorithm), 0.8);
        }
        for (Case scenario : results.cases()) {
            if (scenario.kind() == Case.Kind.NATIVE) {
                gates.ofLimit(scenario.name(), 0.9);
            }
        }
        return List.copyOf(gates.gates);
    }

    private void ofLimit(String scenario, double least) {
        Optional<Double> ratio = ours(scenario)
                .flatMap(ours -> results.sample(scenario, Candidates.RAW).map(ours::timesCheaperThan));
        gate(scenario, text("at least %.2f of the limit", least), ratio, "%.3f", value -> value >= least);
    }

    private void ofBestPeer(String scenario, double times) {
        Optional<Sample> best = results.samples(Case.named(scenario)).stream()
                .filter(sample -> sample.role() == Role.PEER)
                .min(Comparator.comparingDouble(Sample::low));
        Optional<Double> lead = best.flatMap(peer -> ours(scenario).map(ours -> ours.timesCheaperThan(peer)));
        String wanted = times == 1 ? "ahead of every peer" : text("at least %.1f times ahead of every peer", times);
        String format =
                best.map(peer -> "%.2f times the best, " + peer.candidate()).orElse("%.2f");
        gate(scenario, wanted, lead, format, value -> times == 1 ? value > 1 : value >= times);
    }

    private void coldBytes(String scenario) {
        gate(
                scenario,
                text("at most %,.0f B", COLD_BYTES),
                ours(scenario).map(Sample::bytes),
                "%,.0f B",
                value -> value <= COLD_BYTES);
    }

    private void hit() {
        Optional<Sample> ours = ours(Case.HIT);
        gate(
                Case.HIT,
                "at most 1.5 times a SHA-256 of the token",
                ours.flatMap(hit -> other(Lanes.SHA_256).map(digest -> digest.timesCheaperThan(hit))),
                "%.2f times",
                value -> value <= 1.5);
        gate(
                Case.HIT,
                "at least 30 times cheaper than raw RS256",
                ours.flatMap(hit -> other(Candidates.RAW).map(hit::timesCheaperThan)),
                "%.1f times",
                value -> value >= 30);
        gate(
                Case.HIT,
                text("at most %,.0f B beyond the header's String", HIT_BYTES),
                ours.flatMap(hit -> other(Lanes.FRESH_STRING).map(fresh -> hit.bytes() - fresh.bytes())),
                "%,.0f B",
                value -> value <= HIT_BYTES);
    }

    private void refused() {
        Optional<Sample> accepted = results.sample(Case.REFUSED, Lanes.ACCEPTED);
        for (Sample sample : results.samples(Case.named(Case.REFUSED))) {
            if (!sample.candidate().equals(Lanes.ACCEPTED)) {
                gate(
                        Case.REFUSED,
                        sample.candidate() + ": no dearer than an accepted one",
                        accepted.map(good -> good.timesCheaperThan(sample)),
                        "%.3f times",
                        value -> value <= NOISE);
            }
        }
    }

    private Optional<Sample> ours(String scenario) {
        return results.sample(scenario, Candidates.OURS);
    }

    private Optional<Sample> other(String candidate) {
        return results.sample(Case.HIT, candidate);
    }

    private interface Threshold {
        boolean holds(double value);
    }

    private void gate(String scenario, String wanted, Optional<Double> value, String format, Threshold threshold) {
        gates.add(new Gate(
                scenario,
                wanted,
                value.map(number -> text(format, number)).orElse("not there"),
                value.filter(threshold::holds).isPresent()));
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
