// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every port is held to one contract on: a test of a port has one class for each. */
public enum TestDatabase {
    H2 {
        @Override
        DatabasePlace.AtUrl newPlace() {
            return new DatabasePlace.AtUrl(
                    "jdbc:h2:mem:test" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1",
                    Optional.of("sa"),
                    Optional.of(""));
        }
    },

    POSTGRESQL {
        @Override
        DatabasePlace.AtUrl newPlace() {
            String name = "test" + NUMBER.incrementAndGet();
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new DatabasePlace.AtUrl(
                    "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name,
                    Optional.of("postgres"),
                    Optional.empty());
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Where a new, empty database is. */
    abstract DatabasePlace.AtUrl newPlace();

    /** A new database at the newest version of the schema. The caller closes it. */
    Database open() {
        return Database.open(DatabaseSettings.of(newPlace()));
    }

    /** A real PostgreSQL, started when it is first needed and stopped at the end of the run. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(new File("target/postgres"))
                        .setServerConfig("unix_socket_directories", "")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
