// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jwtfilter.payara.Commit;
import org.jwtfilter.payara.Servers;
import org.jwtfilter.payara.crash.Tally.Check;
import org.jwtfilter.payara.crash.Tally.Deed;

/** What was counted, as tables in a file. Written after each kill, so that a run that is cut short has one too. */
final class CrashReport {
    /** How many kills the profile asks for. */
    private static final int ALL = 200;

    private final int customers;
    private final Tally tally;
    // Of the beginning: somebody may go on working while this runs.
    private final String commit = Commit.current();
    private final List<Duration> starts = new ArrayList<>();

    CrashReport(int customers, Tally tally) {
        this.customers = customers;
        this.tally = tally;
    }

    /** @param start how long it took after the kill until the node was ready again */
    void killed(Duration start) {
        starts.add(start);
        // Most of an hour is long to sit in front of nothing.
        System.out.printf(Locale.ROOT, "kill %d: ready after %.1f s%n", starts.size(), start.toMillis() / 1e3);
    }

    Duration longestStart() {
        return Collections.max(starts);
    }

    void write() throws IOException {
        if (starts.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # A node that is killed under load

                One Payara Micro with the login WAR and its embedded database. %d clients, each with a user of its own, log in, refresh, log out
                and choose other passwords without a pause, until the process gets SIGKILL in the middle of it. After each restart every client
                asks for all that it had been told before. What got no answer may have been done or not: a refresh is repeated, within
                `jwt.login.refresh-token.grace` of one minute, and has to work either way.

                %s, commit %s, JDK %s, %d cores: `mvn -Pcrash -pl integration-tests/payara -am verify%s`

                | kills | things found lost or wrong | start after a kill, median | longest |
                |---|---|---|---|
                | %d | %d | %.1f s | %.1f s |

                | | acknowledged | unanswered at a kill |
                |---|---|---|
                """,
                customers,
                LocalDate.now(ZoneOffset.UTC),
                commit,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                starts.size() == ALL ? "" : " -Dkills=" + starts.size(),
                starts.size(),
                tally.problems().size(),
                median().toMillis() / 1e3,
                longestStart().toMillis() / 1e3));
        for (Deed deed : Deed.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d |%n",
                    deed.label(),
                    tally.acknowledgedOf(deed),
                    tally.unansweredOf(deed)));
        }
        text.append("\n| looked at after a restart | times |\n|---|---|\n");
        for (Check check : Check.values()) {
            text.append(String.format(Locale.ROOT, "| %s | %,d |%n", check.label(), tally.checksOf(check)));
        }
        Path file = Path.of(System.getProperty(
                "crash.report", Servers.ARCHIVES.resolveSibling("crash.md").toString()));
        Files.createDirectories(file.toAbsolutePath().normalize().getParent());
        Files.writeString(file, text);
    }

    private Duration median() {
        List<Duration> sorted = starts.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
