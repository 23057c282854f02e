// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link RefreshRaceTest} counted, as a table in a file. */
final class RaceReport {
    private final int races;
    private final int clients;
    private final List<String> rows = new ArrayList<>();

    RaceReport(int races, int clients) {
        this.races = races;
        this.clients = clients;
    }

    /** Adds the races on one database, which were checked one by one. */
    synchronized void add(TestDatabase database, Duration grace, int answered, long nanos) {
        rows.add(String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %,d | %,d | %d | %.1f |",
                database == TestDatabase.H2 ? "H2" : "PostgreSQL",
                grace.isZero() ? "none" : grace,
                races,
                answered,
                races * clients - answered,
                grace.isZero() ? 0 : 1,
                nanos / 1e9));
    }

    void write() throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        String text = String.format(Locale.ROOT, """
                # Races for one refresh token

                %d clients at once present the same good refresh token, %,d times on each database. In every race exactly one of them rotates
                the family. With a grace all others are told the same successor, which is the one head of the family afterwards; without one
                they are refused, and the login is ended. A race that went otherwise would have failed the run.

                The same command has four logins race a change of the password, and a log-out race a refresh, as many times: neither
                outlives what ends it.

                %s, commit %s:

                ```
                mvn -pl jwt-login-war -am verify -Dtest=RefreshRaceTest,CutOffRaceTest,SqlRefreshTokensTest \\
                    -Dsurefire.failIfNoSpecifiedTests=false -Drefresh.races=%d -Drefresh.report=../docs/reports/refresh-races.md
                ```

                | database | grace | races | answers with tokens | refusals | live heads after each race | seconds |
                |---|---|---|---|---|---|---|
                """, clients, races, LocalDate.now(ZoneOffset.UTC), commit(), races)
                + String.join("\n", rows) + "\n";
        Path file = Path.of(System.getProperty("refresh.report", "target/refresh-races.md"));
        Files.createDirectories(file.toAbsolutePath().normalize().getParent());
        Files.writeString(file, text);
    }

    private static String commit() throws IOException {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return commit.isEmpty() ? "unknown" : commit;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
