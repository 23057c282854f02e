// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a process that collects serially holds in its heap.
 *
 * @param liveMegabytes after a full collection at the end of the load
 * @param mostMegabytes after any collection during the load, with what only a full one would find
 * @param maximumMegabytes what it was given
 */
record Heap(double liveMegabytes, double mostMegabytes, int maximumMegabytes) {
    private static final Pattern USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");
    private static final Pattern AFTER_COLLECTION = Pattern.compile("Pause \\S+.*->(\\d+)M\\((\\d+)M\\)");

    /** The options that make a process write the log that {@link #of} reads. */
    static String options(Path log) {
        return "-Xlog:gc:file=" + log;
    }

    static Heap of(long pid, Path log, int maximumMegabytes) throws IOException, InterruptedException {
        double most = AFTER_COLLECTION
                .matcher(Files.readString(log))
                .results()
                .mapToInt(each -> Integer.parseInt(each.group(1)))
                .max()
                .orElse(0);
        jcmd(pid, "GC.run");
        double live = liveKilobytes(jcmd(pid, "GC.heap_info")) / 1024.0;
        return new Heap(live, Math.max(live, most), maximumMegabytes);
    }

    static long liveKilobytes(String heapInfo) {
        return USED.matcher(heapInfo)
                .results()
                .mapToLong(each -> Long.parseLong(each.group(1)))
                .sum();
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("jcmd " + command + ": " + said);
        }
        return said;
    }
}
