// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fuzzes the targets one after the other, and writes {@code fuzz.md}. */
final class Campaign {
    private Campaign() {}

    /**
     * Fuzzes, writes, prints, and exits with 1 if anything was found.
     *
     * @param args seconds for each target, at least 1; the directory for logs, inputs and findings; names of targets,
     *     separated by commas, all if there are none
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Duration each = Duration.ofSeconds(Long.parseLong(args[0]));
        Path directory = Path.of(args[1]);
        List<Target> targets = Target.named(args.length > 2 ? args[2] : "");
        List<Run> runs = new ArrayList<>();
        for (Target target : targets) {
            System.out.println("[" + (runs.size() + 1) + "/" + targets.size() + "] " + target.key() + " for "
                    + each.toSeconds() + " s");
            runs.add(TargetProcess.fuzz(target, each, directory));
        }
        String table = table(runs);
        Files.writeString(directory.resolve("fuzz.md"), table);
        System.out.println(table);
        if (!runs.stream().allMatch(Run::clean)) {
            System.out.println("findings, with the inputs that show them, are in " + directory.toAbsolutePath());
            System.exit(1);
        }
    }

    private static String table(List<Run> runs) {
        StringBuilder table = new StringBuilder(
                "| target | seconds | inputs | edges covered | slowest, s | found |\n|---|---|---|---|---|---|\n");
        for (Run run : runs) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %,d | %,d | %d | %s |%n",
                    run.target().key(),
                    run.time().toSeconds(),
                    run.inputs(),
                    run.edges(),
                    run.slowest(),
                    run.clean() ? "nothing" : "**" + run.log() + "**"));
        }
        return table.toString();
    }
}
