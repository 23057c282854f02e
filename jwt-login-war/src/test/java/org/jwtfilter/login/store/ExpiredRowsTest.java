// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.realm.UserName;

@ParameterizedClass
@EnumSource
class ExpiredRowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final TestDatabase kind;
    private final Database database;

    ExpiredRowsTest(TestDatabase kind) {
        this.kind = kind;
        this.database = kind.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void deletesHoweverManyThereAreAndNothingElse() {
        for (int over : new int[] {ExpiredRows.BATCH - 1, ExpiredRows.BATCH, ExpiredRows.BATCH + 1}) {
            add("over", 0, over, 10);
            add("later", 0, 2, 11);

            rows().delete(10L);

            assertThat(count("SELECT COUNT(*) FROM login_bucket")).isEqualTo(2);
            rows().delete(11L);
            assertThat(count("SELECT COUNT(*) FROM login_bucket")).isZero();
        }
    }

    @Test
    void stopsWhenItIsToldTo() {
        add("over", 0, 1, 10);
        Thread.currentThread().interrupt();
        try {
            rows().delete(10L);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(count("SELECT COUNT(*) FROM login_bucket")).isEqualTo(1);
    }

    @Test
    void leavesWhatIsProlongedWhileItWaits() throws Exception {
        add("over", 0, 1, 10);
        String waiting = kind == TestDatabase.H2
                ? "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
        CompletableFuture<Void> sweep = database.transact(connection -> {
            try (Statement prolong = connection.createStatement()) {
                prolong.executeUpdate("UPDATE login_bucket SET empty_at = 20");
            }
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> rows().delete(10L));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            // From another thread, and so outside of this transaction, in which PostgreSQL would see the same all the
            // time.
            while (CompletableFuture.supplyAsync(() -> count(waiting)).join() == 0) {
                assertThat(System.nanoTime()).as("the sweep waits for the row").isLessThan(deadline);
                Thread.onSpinWait();
            }
            return started;
        });
        sweep.get();

        assertThat(count("SELECT COUNT(*) FROM login_bucket")).isEqualTo(1);
    }

    @Test
    void cutOffsGoWhenNoLoginCanHaveBegunBefore() {
        SqlCutOffs cutOffs = new SqlCutOffs(database);
        Instant now = Instant.parse("2027-01-31T08:15:00Z");
        Duration tick = Duration.ofNanos(1000);
        cutOffs.add(new UserName("alice"), now);

        cutOffs.forgetUnneeded(now.plus(SqlCutOffs.NEEDED).minus(tick));
        assertThat(cutOffs.since(0, new UserName("alice"), "web")).isTrue();
        cutOffs.forgetUnneeded(now.plus(SqlCutOffs.NEEDED));
        assertThat(cutOffs.since(0, new UserName("alice"), "web")).isFalse();
        assertThat(cutOffs.count()).as("numbers never come again").isEqualTo(1);
    }

    private ExpiredRows rows() {
        return new ExpiredRows(database, "login_bucket", "bucket_key", "empty_at");
    }

    private void add(String key, int from, int to, long time) {
        database.transact(connection -> {
            try (PreparedStatement add = connection.prepareStatement("INSERT INTO login_bucket VALUES (?, ?)")) {
                for (int i = from; i < to; i++) {
                    add.setString(1, key + i);
                    add.setLong(2, time);
                    add.addBatch();
                }
                return add.executeBatch();
            }
        });
    }

    private long count(String sql) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        });
    }
}
