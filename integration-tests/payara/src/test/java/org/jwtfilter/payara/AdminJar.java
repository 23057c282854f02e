// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code jwt-login-admin.jar}, run as an administrator would. */
final class AdminJar {
    /**
     * What came of a command.
     *
     * @param status of the process
     * @param said on standard output and standard error
     */
    record Run(int status, String said) {}

    private AdminJar() {}

    /** @param input the passwords that it asks for, one a line */
    static Run run(Site site, String input, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Servers.ARCHIVES.resolve("jwt-login-admin.jar").toString(),
                "--url",
                site.loginUrl()));
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
