// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jwtfilter.login.realm.UserName;

/**
 * Who was cut off when, in the tables {@code login_cut_off} and {@code login_cut_off_count}. A cut-off is committed before anything is revoked,
 * and looked for after a family was committed: so one of the two sees the other, and no lock is needed.
 */
final class SqlCutOffs {
    /** Longer than any login takes. */
    static final Duration NEEDED = Duration.ofDays(1);

    private static final String COUNT = "SELECT cut_offs FROM login_cut_off_count";

    // Locks the one row until the end, so that numbers are committed in their order.
    private static final String NEXT = "UPDATE login_cut_off_count SET cut_offs = cut_offs + 1";

    private static final String CHANGE = """
            UPDATE login_cut_off SET cut_off = (SELECT cut_offs FROM login_cut_off_count), made_at = ?
            WHERE user_name = ?""";

    private static final String ADD = """
            INSERT INTO login_cut_off (cut_off, made_at, user_name)
            SELECT cut_offs, ?, ? FROM login_cut_off_count""";

    private static final String FIND = "SELECT 1 FROM login_cut_off WHERE user_name = ? AND cut_off > ?";

    private final Database database;
    private final ExpiredRows unneeded;

    SqlCutOffs(Database database) {
        this.database = database;
        this.unneeded = new ExpiredRows(database, "login_cut_off", "user_name", "made_at");
    }

    long count() {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COUNT);
                    ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The count of cut-offs is missing");
                }
                return row.getLong(1);
            }
        });
    }

    void add(UserName user, Instant now) {
        database.transact(connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT)) {
                next.executeUpdate();
            }
            return set(connection, CHANGE, user, now) == 1 || set(connection, ADD, user, now) == 1;
        });
    }

    /** Whether the user was cut off after {@code count}. */
    boolean since(long count, UserName user) {
        return database.transact(connection -> {
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setString(1, user.text());
                find.setLong(2, count);
                try (ResultSet row = find.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    /** Forgets whom no login can have begun before any more. */
    void forgetUnneeded(Instant now) {
        unneeded.delete(now.minus(NEEDED).atOffset(ZoneOffset.UTC));
    }

    private static int set(Connection connection, String sql, UserName user, Instant now) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(sql)) {
            set.setObject(1, now.atOffset(ZoneOffset.UTC));
            set.setString(2, user.text());
            return set.executeUpdate();
        }
    }
}
