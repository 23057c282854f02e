// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jwtfilter.login.throttle.Bucket;
import org.jwtfilter.login.throttle.LoginAttempts;

/** Buckets in the table {@code login_bucket}, one row each while it is not empty. */
public final class SqlLoginAttempts implements LoginAttempts {
    // The condition is the decision: of many callers at once as many find room as there is.
    private static final String CHARGE = """
            UPDATE login_bucket SET empty_at = GREATEST(empty_at, ?) + ?
            WHERE bucket_key = ? AND empty_at <= ?""";

    private static final String FIND = "SELECT empty_at FROM login_bucket WHERE bucket_key = ?";
    private static final String ADD = "INSERT INTO login_bucket (bucket_key, empty_at) VALUES (?, ?)";
    private static final String REFUND = "UPDATE login_bucket SET empty_at = empty_at - ? WHERE bucket_key = ?";

    private static final String CONSTRAINT_VIOLATED = "23";
    private static final int TRIES = 3;
    private static final Duration AFTER_LOST_RACES = Duration.ofSeconds(1);

    private final Database database;
    private final ExpiredRows expired;

    public SqlLoginAttempts(Database database) {
        this.database = database;
        this.expired = new ExpiredRows(database, "login_bucket", "bucket_key", "empty_at");
    }

    @Override
    public Duration charge(List<Bucket> buckets, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return database.transact(connection -> chargeAll(connection, buckets, now));
            } catch (LostRaceException e) {
                // Another caller made or emptied the same row; look again.
            }
        }
        return AFTER_LOST_RACES;
    }

    @Override
    public void refund(List<Bucket> buckets) {
        database.transact(connection -> {
            try (PreparedStatement refund = connection.prepareStatement(REFUND)) {
                for (Bucket bucket : buckets) {
                    refund.setLong(1, bucket.limit().interval().toMillis());
                    refund.setString(2, bucket.key());
                    refund.executeUpdate();
                }
                return buckets.size();
            }
        });
    }

    @Override
    public void forgetEmpty(Instant now) {
        expired.delete(now.toEpochMilli());
    }

    private static Duration chargeAll(Connection connection, List<Bucket> buckets, Instant now) throws SQLException {
        for (Bucket bucket : buckets) {
            if (charge(connection, bucket, now)) {
                continue;
            }
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setString(1, bucket.key());
                try (ResultSet row = find.executeQuery()) {
                    if (row.next()) {
                        Duration wait = bucket.limit().wait(Instant.ofEpochMilli(row.getLong(1)), now);
                        if (wait.isZero()) {
                            throw new LostRaceException();
                        }
                        connection.rollback();
                        return wait;
                    }
                }
            }
            add(connection, bucket, now);
        }
        return Duration.ZERO;
    }

    private static boolean charge(Connection connection, Bucket bucket, Instant now) throws SQLException {
        try (PreparedStatement charge = connection.prepareStatement(CHARGE)) {
            charge.setLong(1, now.toEpochMilli());
            charge.setLong(2, bucket.limit().interval().toMillis());
            charge.setString(3, bucket.key());
            charge.setLong(4, bucket.limit().latestEmptyAt(now).toEpochMilli());
            return charge.executeUpdate() == 1;
        }
    }

    private static void add(Connection connection, Bucket bucket, Instant now) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, bucket.key());
            add.setLong(2, bucket.limit().charged(now, now).toEpochMilli());
            add.executeUpdate();
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(CONSTRAINT_VIOLATED)) {
                throw new LostRaceException();
            }
            throw e;
        }
    }

    /** Ends the transaction, which may be good for nothing any more. */
    private static final class LostRaceException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostRaceException() {
            super("Another caller was faster", null, false, false);
        }
    }
}
