// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A real PostgreSQL as it comes, in processes of its own. */
final class DatabaseServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final ProcessHandle process;

    private DatabaseServer(EmbeddedPostgres server, ProcessHandle process) {
        this.server = server;
        this.process = process;
    }

    /** @param directory for its files */
    static DatabaseServer start(Path directory) throws IOException {
        Path data = directory.resolve("data");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toFile())
                .setDataDirectory(data)
                .setServerConfig("unix_socket_directories", "")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        return new DatabaseServer(server, ProcessHandle.of(pid).orElseThrow());
    }

    /** The URL of a new, empty database. */
    String newDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** The CPU time that each of its processes has used so far. */
    Map<Long, Duration> cpuTimes() {
        Map<Long, Duration> times = new HashMap<>();
        process.descendants()
                .forEach(each -> each.info().totalCpuDuration().ifPresent(time -> times.put(each.pid(), time)));
        return times;
    }

    /** The CPU time since {@code before}, of processes that are still there. */
    Duration cpuTimeSince(Map<Long, Duration> before) {
        Duration sum = Duration.ZERO;
        for (Map.Entry<Long, Duration> now : cpuTimes().entrySet()) {
            sum = sum.plus(now.getValue().minus(before.getOrDefault(now.getKey(), Duration.ZERO)));
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
