// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real PostgreSQL in processes of its own, on the loopback address. May go away, or say nothing, and come back as it was. */
final class Postgres implements AutoCloseable {
    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.server = launch(directory, port);
    }

    /** @param directory of its own, for its files */
    static Postgres start(Path directory) throws IOException {
        return new Postgres(directory, Servers.freePort());
    }

    private static EmbeddedPostgres launch(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setOverrideWorkingDirectory(directory.toFile())
                .setDataDirectory(data(directory))
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    private static Path data(Path directory) {
        return directory.resolve("data");
    }

    int port() {
        return port;
    }

    /** Without user and password. */
    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** As the superuser, in the database {@code postgres}. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Nobody listens any more. */
    void stop() throws IOException {
        server.close();
    }

    /** After {@link #stop()}: on the same port, with the same data. */
    void startAgain() throws IOException {
        server = launch(directory, port);
    }

    /** It still takes connections, or its system does, but says nothing at all, as a machine that vanished from the network. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** After {@link #freeze()}. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        long main = Long.parseLong(
                Files.readAllLines(data(directory).resolve("postmaster.pid")).get(0));
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        ProcessHandle handle = ProcessHandle.of(main).orElseThrow();
        Stream.concat(Stream.of(handle), handle.descendants()).forEach(each -> command.add(Long.toString(each.pid())));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("kill ended with " + status);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
