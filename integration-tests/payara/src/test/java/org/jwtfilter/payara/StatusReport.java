// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@link StatusIT} has measured, as tables in a file. */
final class StatusReport {
    // Of the beginning: somebody may go on working while this runs.
    private final String commit = Commit.current();
    private final Map<String, List<Duration>> refusedAfter = new LinkedHashMap<>();
    private final List<String> races = new ArrayList<>();
    private final List<String> fetches = new ArrayList<>();
    private final List<String> latencies = new ArrayList<>();

    /** @param after from the answer to the revocation to the first refusal that was seen */
    void refused(String application, Duration after) {
        refusedAfter.computeIfAbsent(application, any -> new ArrayList<>()).add(after);
    }

    void races(int all, int wonByTheRefresh, int tokens, int accepted) {
        races.add(String.format(Locale.ROOT, "| %,d | %,d | %,d | %,d |%n", all, wonByTheRefresh, tokens, accepted));
    }

    /** @param bytes of the answer, without its first line */
    void fetch(String what, int bytes, Latency latency) {
        fetches.add(String.format(Locale.ROOT, "| %s | %,d | %s |%n", what, bytes, latency.row()));
    }

    void latency(String when, Latency latency) {
        latencies.add("| " + when + " | " + latency.row() + " |\n");
    }

    void write(Duration poll, Duration trust) throws IOException {
        String text = String.format(
                        Locale.ROOT,
                        """
                # From a revocation to its refusal

                The login WAR on one Payara Micro, three applications on another, each with status lists of its own, read over HTTP every %s.

                %s, commit %s, JDK %s, %d cores: `mvn -Pstatus -pl integration-tests/payara -am verify`

                ## How soon

                Logins are ended one after the other, at other moments of the interval; their access tokens are sent to all three applications in
                turns until each has refused each. Seconds from the answer to `POST /revoke` to the first 401; at most %.0f are promised.

                | application | revocations | soonest | latest |
                |---|---|---|---|
                """,
                        seconds(poll),
                        LocalDate.now(ZoneOffset.UTC),
                        commit,
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        poll.plusSeconds(1).toMillis() / 1e3)
                + refusedAfter.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining())
                + """

                ## A refresh that races the log-out

                Both are sent at once for the same refresh token. An interval and a second after the last answer every access token of all these
                logins, those that the refresh got among them, is sent to all three applications, within its lifetime of one hour.

                | races | won by the refresh | access tokens | accepted by any application |
                |---|---|---|---|
                """
                + String.join("", races)
                + """

                ## A fetch

                One `GET /status/1` after the other, 300 in each row, of the list that these tokens are in; bytes of the answer, and ms.

                | | bytes | median | 99th percentile | slowest |
                |---|---|---|---|---|
                """
                + String.join("", fetches)
                + String.format(Locale.ROOT, """

                ## The login WAR dead

                One request after the other to a resource that wants a token, 300 in each row, ms. The process of the login WAR is killed between
                the second and the third row; after %s without a list that can be read the answer is 503.

                | | median | 99th percentile | slowest |
                |---|---|---|---|
                """, seconds(trust))
                + String.join("", latencies);
        Path file = Path.of(System.getProperty(
                "status.report", Servers.ARCHIVES.resolveSibling("status.md").toString()));
        Files.createDirectories(file.toAbsolutePath().normalize().getParent());
        Files.writeString(file, text);
    }

    private static String row(String application, List<Duration> after) {
        List<Duration> sorted = after.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f |%n",
                application,
                sorted.size(),
                sorted.get(0).toNanos() / 1e9,
                sorted.get(sorted.size() - 1).toNanos() / 1e9);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
