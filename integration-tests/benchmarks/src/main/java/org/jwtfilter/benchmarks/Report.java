// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures all cases and writes {@code benchmarks.md} and {@code benchmarks.svg}. */
final class Report {
    private Report() {}

    /**
     * Measures, writes and prints.
     *
     * @param args {@code full} or {@code quick}; the directory to write to, {@code target} if it is not given; the directory
     *     with the jars of the native providers, if they are to be measured; how the names of
     *     the cases to measure begin, {@code all} for all
     */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        String name = args.length > 0 ? args[0] : "quick";
        Path directory = Path.of(args.length > 1 ? args[1] : "target");
        Path nativeJars = Path.of(args.length > 2 ? args[2] : "target/native");
        String only = args.length > 3 && !args[3].equals("all") ? args[3] : "";
        Plan plan = Plan.named(name);

        Results results = measure(plan, name, nativeJars, only);
        // JMH is slow to say that all is well, and in a quick run nothing else is asked.
        List<CrossCheck> checks = plan.equals(Plan.FULL) && only.isEmpty() ? CrossCheck.run() : List.of();
        List<Gate> gates = Gates.of(results).stream()
                .filter(gate -> gate.scenario().startsWith(only))
                .toList();

        Files.createDirectories(directory);
        String machine = Machine.line();
        String markdown = Markdown.of(results, gates, checks, name, machine);
        Files.writeString(directory.resolve("benchmarks.md"), markdown);
        Files.writeString(directory.resolve("benchmarks.svg"), BarPlot.of(results, machine));
        System.out.println(markdown);
        System.out.println("written to " + directory.toAbsolutePath());
    }

    private static Results measure(Plan plan, String name, Path nativeJars, String only)
            throws IOException, InterruptedException {
        Results results = new Results();
        // All cases before any comes again, so that a busy minute does not spoil one case altogether.
        for (int process = 1; process <= plan.processes(); process++) {
            for (Case scenario : Case.all()) {
                if (!scenario.name().startsWith(only)) {
                    continue;
                }
                System.out.println("[" + process + "/" + plan.processes() + "] " + scenario.name());
                CaseProcess.Answer answer = CaseProcess.measure(scenario, name, nativeJars);
                answer.absent().forEach(reason -> results.note(scenario.name() + ": " + reason));
                if (!answer.samples().isEmpty()) {
                    results.add(scenario, answer.samples());
                }
            }
        }
        return results;
    }
}
