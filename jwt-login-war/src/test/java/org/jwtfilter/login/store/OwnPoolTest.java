// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.store.DatabasePlace.AtUrl;

/** That nobody waits for longer than was configured, whatever the database does. */
class OwnPoolTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** What a busy machine adds. */
    private static final Duration SLACK = Duration.ofSeconds(3);

    @ParameterizedTest
    @EnumSource
    void endsAStatementThatTakesTooLong(TestDatabase kind) throws Exception {
        try (OwnPool pool = pool(kind.newPlace(), 2)) {
            prepare(pool);
            Connection holder = pool.take();
            run(holder, "UPDATE held SET n = 1");
            Connection waiting = pool.take();
            long start = System.nanoTime();

            assertThatThrownBy(() -> run(waiting, "UPDATE held SET n = 2")).isInstanceOf(SQLException.class);

            assertThat(since(start)).isBetween(SECOND.minusMillis(100), SECOND.plus(SLACK));
            waiting.rollback();
            holder.rollback();
            pool.giveBack(waiting);
            pool.giveBack(holder);
            pool.giveBack(pool.take());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrowdIsNoOutage(TestDatabase kind) throws Exception {
        try (OwnPool pool = pool(kind.newPlace(), 1)) {
            Connection only = pool.take();
            long start = System.nanoTime();

            assertThatThrownBy(pool::take).isInstanceOf(SQLTransientConnectionException.class);

            assertThat(since(start)).isBetween(SECOND.minusMillis(100), SECOND.plus(SLACK));
            pool.giveBack(only);
            pool.giveBack(pool.take());
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesConnectionsThatDoNotCommitByThemselves(TestDatabase kind) throws Exception {
        try (OwnPool pool = pool(kind.newPlace(), 1)) {
            Connection connection = pool.take();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            pool.giveBack(connection);
        }
    }

    @Test
    void waitsOnceForAServerThatSaysNothingAndTellsTheOthersAtOnce() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                OwnPool pool = pool(
                        new AtUrl(
                                "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/any",
                                Optional.of("any"),
                                Optional.empty()),
                        2)) {
            long start = System.nanoTime();
            assertThatThrownBy(pool::take).isInstanceOf(SQLTransientConnectionException.class);
            assertThat(since(start)).isLessThan(SECOND.plus(SLACK));

            start = System.nanoTime();
            assertThatThrownBy(pool::take)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("a moment ago");
            assertThat(since(start)).isLessThan(SECOND);
        }
    }

    private static OwnPool pool(AtUrl place, int connections) {
        return new OwnPool(
                Product.of(place.url()).orElseThrow(), place, new DatabaseSettings(place, connections, SECOND, SECOND));
    }

    private static void prepare(OwnPool pool) throws SQLException {
        Connection connection = pool.take();
        run(connection, "CREATE TABLE held (n INT NOT NULL)");
        run(connection, "INSERT INTO held VALUES (0)");
        connection.commit();
        pool.giveBack(connection);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
