// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.oauth.UnavailableException;

/** One transaction: wholly or not at all, and once more if the database asks for that. */
class DatabaseTest {
    private static final Map<TestDatabase, Database> DATABASES = new EnumMap<>(TestDatabase.class);

    @AfterAll
    static void close() {
        DATABASES.values().forEach(Database::close);
    }

    private static Database open(TestDatabase kind) {
        return DATABASES.computeIfAbsent(kind, each -> {
            Database database = each.open();
            run(database, "CREATE TABLE tally (id INT NOT NULL PRIMARY KEY, n INT NOT NULL)");
            return database;
        });
    }

    @ParameterizedTest
    @EnumSource
    void doesBothOfTwoThatWaitForEachOther(TestDatabase kind) throws Exception {
        Database database = open(kind);
        run(database, "INSERT INTO tally VALUES (1, 0)");
        run(database, "INSERT INTO tally VALUES (2, 0)");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger tries = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Integer>> both = List.of(
                    () -> addToBoth(database, 1, 2, tries, bothHoldOne),
                    () -> addToBoth(database, 2, 1, tries, bothHoldOne));
            for (Future<Integer> each : threads.invokeAll(both)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(tries)
                .as("the database has ended one of them, which was done again")
                .hasValueGreaterThan(2);
        assertThat(n(database, 1)).isEqualTo(2);
        assertThat(n(database, 2)).isEqualTo(2);
    }

    private static int addToBoth(Database database, int first, int second, AtomicInteger tries, CyclicBarrier barrier) {
        return database.transact(connection -> {
            boolean early = tries.incrementAndGet() <= 2;
            add(connection, first);
            if (early) {
                meet(barrier);
            }
            return add(connection, second);
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void triesThreeTimesAndGivesUp(TestDatabase kind) {
        AtomicInteger tries = new AtomicInteger();

        assertThatThrownBy(() -> open(kind).transact(connection -> {
                    add(connection, 3 + tries.getAndIncrement());
                    throw new SQLException("serialization failure", "40001");
                }))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("40001");
        assertThat(tries).hasValue(3);
    }

    @ParameterizedTest
    @EnumSource
    void isDoneAtTheThirdTry(TestDatabase kind) {
        AtomicInteger tries = new AtomicInteger();

        int result = open(kind).transact(connection -> {
            if (tries.incrementAndGet() < 3) {
                throw new SQLException("deadlock", "40P01");
            }
            return 7;
        });

        assertThat(result).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void triesNothingElseAgain(TestDatabase kind) {
        for (String state : new String[] {"08006", "57014", "23505", null}) {
            AtomicInteger tries = new AtomicInteger();

            assertThatThrownBy(() -> open(kind).transact(connection -> {
                        tries.incrementAndGet();
                        throw new SQLException("broken", state);
                    }))
                    .isInstanceOf(UnavailableException.class);
            assertThat(tries).as("SQL state %s", state).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNothingOfWhatFails(TestDatabase kind) {
        Database database = open(kind);
        run(database, "INSERT INTO tally VALUES (10, 0)");

        assertThatThrownBy(() -> database.transact(connection -> {
                    add(connection, 10);
                    throw new SQLException("broken", "08006");
                }))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> database.transact(connection -> {
                    add(connection, 10);
                    throw new IllegalStateException("changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(n(database, 10)).isZero();
        assertThat(database.answers()).isTrue();
    }

    private static int add(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("UPDATE tally SET n = n + 1 WHERE id = " + id);
        }
    }

    private static int n(Database database, int id) {
        return database.transact(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT n FROM tally WHERE id = " + id)) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        });
    }

    private static void run(Database database, String sql) {
        database.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
