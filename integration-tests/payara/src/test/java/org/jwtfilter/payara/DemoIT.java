// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.Demo;

/** README's first command, from its first line to Ctrl-C. */
class DemoIT {
    private static final String LAST_LINE = "Ctrl-C stops everything.";

    @Test
    void printsLinesThatWorkWhenPastedAndLeavesNothingRunning() throws Exception {
        Path directory = Servers.emptyDirectory("demo");
        int port = Servers.freePort();
        Process demo = start(Integer.toString(port), directory);
        List<ProcessHandle> servers;
        try {
            String printed = outputUpTo(LAST_LINE, demo);
            assertThat(printed).contains("Starting Payara Micro", "Deployed jwt-login", "Deployed sample", "Ready.");

            String pasted = paste(printed.substring(printed.indexOf("# Log in as alice"), printed.indexOf(LAST_LINE)));
            assertThat(Pattern.compile("HTTP/1.1 (\\d+)")
                            .matcher(pasted)
                            .results()
                            .map(line -> line.group(1)))
                    .as("whoami, admin, no token, no admin, log-out, refresh after log-out; all of: " + printed)
                    .containsExactly("200", "200", "401", "403", "200", "400");
            assertThat(pasted)
                    .contains("\"name\":\"alice\"", "\"access_token\":", "\"error\":\"invalid_grant\"")
                    .contains("WWW-Authenticate: Bearer realm=\"sample\"");

            Process second = start(Integer.toString(port), directory);
            assertSentence(second, "The demo of this checkout is already running");
            Process elsewhere = start(Integer.toString(port), Servers.emptyDirectory("demo-elsewhere"));
            assertSentence(elsewhere, "Port " + port + " on 127.0.0.1 is taken");
            servers = demo.descendants().toList();
            assertThat(servers).isNotEmpty();
        } finally {
            demo.destroy(); // SIGTERM, which the JVM answers as it does Ctrl-C.
            demo.waitFor(60, TimeUnit.SECONDS);
        }
        assertThat(demo.isAlive()).isFalse();
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void aPortThatIsNoneGetsOneSentence() throws Exception {
        Path directory = Servers.emptyDirectory("demo-port");
        assertSentence(start("0", directory), "demo.port = 0: accepted are whole numbers from 1 to 65535");
        assertSentence(start("65536", directory), "demo.port = 65536:");
        assertSentence(start("http", directory), "demo.port = http:");
    }

    @Test
    void deletedPasswordsGetOneSentence() throws Exception {
        Path directory = Servers.emptyDirectory("demo-passwords");
        Files.createDirectory(directory.resolve("data"));
        assertSentence(start(Integer.toString(Servers.freePort()), directory), "The demo's passwords in ");
    }

    private static Process start(String port, Path directory) throws IOException, URISyntaxException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of(Demo.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        classes,
                        Demo.class.getName(),
                        port,
                        Servers.ARCHIVES.toString(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void assertSentence(Process demo, String beginning) throws IOException, InterruptedException {
        List<String> lines;
        try (BufferedReader output = demo.inputReader(StandardCharsets.UTF_8)) {
            lines = output.lines().toList();
        }
        assertThat(demo.waitFor()).isEqualTo(1);
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("[demo] " + beginning);
    }

    private static String outputUpTo(String last, Process demo) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader output = demo.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains(last)) {
                return String.join("\n", lines);
            }
        }
        throw new AssertionError("the demo ended early: " + lines);
    }

    private static String paste(String lines) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (OutputStream keyboard = shell.getOutputStream()) {
            keyboard.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        String answers = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return answers;
    }
}
