// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jwtfilter.benchmarks.NativeProvider.AbsentException;

/**
 * Measures one case in a virtual machine of its own, as an application has one algorithm and not five. What the compiler
 * learned from another case would count here, too.
 */
final class CaseProcess {
    private static final String SAMPLE = "sample\t";
    private static final String ABSENT = "absent\t";

    private CaseProcess() {}

    /** What a case said, and why it said nothing if it did not. */
    record Answer(List<Sample> samples, List<String> absent) {}

    static Answer measure(Case scenario, String plan, Path nativeJars) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Neither growing nor shrinking, so that all rounds meet the same heap.
                        "-Xms512m",
                        "-Xmx512m",
                        "-cp",
                        classPath(scenario, nativeJars),
                        CaseProcess.class.getName(),
                        scenario.name(),
                        plan)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines = output.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(scenario.name() + " failed; see above");
        }
        return new Answer(
                starting(lines, SAMPLE).map(Sample::parse).toList(),
                starting(lines, ABSENT).toList());
    }

    private static Stream<String> starting(List<String> lines, String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).map(line -> line.substring(prefix.length()));
    }

    private static String classPath(Case scenario, Path nativeJars) throws IOException {
        String classPath = System.getProperty("java.class.path");
        if (scenario.provider() == null || !Files.isDirectory(nativeJars)) {
            return classPath;
        }
        try (Stream<Path> jars = Files.list(nativeJars)) {
            return Stream.concat(Stream.of(classPath), jars.map(Path::toString))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** In the new process: the name of the case and of the plan. */
    public static void main(String[] args) throws Exception {
        List<String> lines = new ArrayList<>();
        try {
            for (Sample sample : new Rounds(Lanes.of(Case.named(args[0])), Plan.named(args[1])).run()) {
                lines.add(SAMPLE + sample.line());
            }
        } catch (AbsentException e) {
            lines.add(ABSENT + e.getMessage());
        }
        lines.forEach(System.out::println);
        // Some libraries leave threads behind that would keep this process alive.
        System.exit(0);
    }
}
