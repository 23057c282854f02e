// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Fuzzes one target in a virtual machine of its own: a finding ends it. */
final class TargetProcess {
    /** Longer than the longest token, so that its limit is crossed. */
    private static final int MAX_INPUT = 20_000;

    /** The first input loads all classes, which takes a while on a busy machine. The table says what the slowest took. */
    private static final int TOO_SLOW_SECONDS = 30;

    private TargetProcess() {}

    /**
     * Fuzzes.
     *
     * @param directory gets a folder for the target: {@code corpus}, {@code log.txt}, and inputs that show a finding
     */
    static Run fuzz(Target target, Duration time, Path directory) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve(target.key())).toAbsolutePath();
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        List<String> seeds = target.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.writeString(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path log = folder.resolve("log.txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.type().getName(),
                        "--instrumentation_includes=org.jwtfilter.**:org.jose4j.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-max_total_time=" + time.toSeconds(),
                        "-timeout=" + TOO_SLOW_SECONDS,
                        "-max_len=" + MAX_INPUT,
                        "-rss_limit_mb=3000",
                        "-print_final_stats=1",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        // The fuzzer prints inputs as they are, so not every line is UTF-8.
        return Run.of(target, took, exit, Files.readAllLines(log, StandardCharsets.ISO_8859_1), log);
    }
}
