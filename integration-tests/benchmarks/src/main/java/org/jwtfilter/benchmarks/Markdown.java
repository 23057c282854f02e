// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jwtfilter.benchmarks.Candidate.Role;

/** The report as text. */
final class Markdown {
    private Markdown() {}

    static String of(Results results, List<Gate> gates, List<CrossCheck> checks, String plan, String machine) {
        return Stream.of(
                        "# What verifying a token costs",
                        machine + ". Plan: " + plan + (plan.equals("quick") ? "; its numbers prove nothing." : "."),
                        "![CPU time of one verification, by algorithm and library](benchmarks.svg)",
                        "Times are CPU time of the verifying thread, for one token; `low` is the tenth percentile of all"
                                + " rounds. Ratios are the limit's time divided by the candidate's, in the same round;"
                                + " the median of all rounds. In a refused case the limit is the accepted token.",
                        "## Gates",
                        table(
                                Stream.of("case", "must reach", "measured", "reached"),
                                gates.stream()
                                        .map(gate -> Stream.of(
                                                gate.scenario(),
                                                gate.mustReach(),
                                                gate.measured(),
                                                gate.reached() ? "yes" : "**no**"))),
                        "## Measured",
                        table(
                                Stream.of("case", "candidate", "low, µs", "median, µs", "limit / candidate", "B"),
                                results.cases().stream()
                                        .flatMap(scenario -> results.samples(scenario).stream()
                                                .map(sample -> row(results, scenario, sample)))),
                        "## Left out",
                        Stream.concat(results.notes().stream(), missing(results))
                                .map(note -> "- " + note)
                                .collect(joining("\n")),
                        checks(checks))
                .filter(part -> !part.isEmpty())
                .collect(joining("\n\n", "", "\n"));
    }

    private static Stream<String> row(Results results, Case scenario, Sample sample) {
        Stream<String> cells = Stream.of(
                scenario.name(),
                sample.candidate(),
                micros(sample.low()),
                micros(sample.median()),
                text("%.3f", sample.timesCheaperThan(results.limit(scenario))),
                text("%,.0f", sample.bytes()));
        return sample.role() == Role.OURS ? cells.map(cell -> "**" + cell + "**") : cells;
    }

    private static Stream<String> missing(Results results) {
        Stream<String> cold = results.cases().stream()
                .filter(scenario -> scenario.kind() == Case.Kind.COLD)
                .flatMap(scenario -> Candidates.all().stream()
                        .filter(candidate -> !candidate.does(scenario.algorithm()))
                        .map(candidate -> candidate.name() + " cannot do "
                                + scenario.algorithm().jose()));
        Stream<String> others = results.cases().stream()
                .filter(scenario -> scenario.kind() == Case.Kind.HIT || scenario.kind() == Case.Kind.NATIVE)
                .filter(scenario ->
                        results.sample(scenario.name(), Candidates.OURS).isEmpty())
                .map(scenario -> "ours has no row in \"" + scenario.name() + "\"");
        return Stream.concat(cold, others);
    }

    private static String checks(List<CrossCheck> checks) {
        if (checks.isEmpty()) {
            return "";
        }
        return "## The same by JMH\n\nEach candidate in a virtual machine of its own, one after the other.\n\n"
                + table(
                        Stream.of("algorithm", "candidate", "CPU, µs", "B"),
                        checks.stream()
                                .map(check -> Stream.of(
                                        check.algorithm(),
                                        check.candidate(),
                                        micros(check.nanos()),
                                        text("%,.0f", check.bytes()))));
    }

    private static String table(Stream<String> head, Stream<Stream<String>> rows) {
        List<String> titles = head.toList();
        return Stream.concat(
                        Stream.of(line(titles.stream()), line(titles.stream().map(title -> "---"))),
                        rows.map(Markdown::line))
                .collect(joining("\n"));
    }

    private static String line(Stream<String> cells) {
        return cells.collect(joining(" | ", "| ", " |"));
    }

    static String micros(double nanos) {
        return text(nanos < 10_000 ? "%.2f" : "%.1f", nanos / 1000);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
