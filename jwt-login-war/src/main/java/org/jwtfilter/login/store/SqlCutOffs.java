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
 * Which users and clients were cut off when, in the tables {@code login_cut_off} and {@code login_cut_off_count}. A cut-off is committed before anything is revoked,
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

    private static final String FIND = "SELECT 1 FROM login_cut_off WHERE user_name IN (?, ?) AND cut_off > ?";

    /** Before a client's id, so that it stands in the column of names; no user's begins so. */
    private static final String CLIENT = "client:";

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
        add(user.text(), now);
    }

    void addClient(String clientId, Instant now) {
        add(CLIENT + clientId, now);
    }

    private void add(String name, Instant now) {
        database.transact(connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT)) {
                next.executeUpdate();
            }
            return set(connection, CHANGE, name, now) == 1 || set(connection, ADD, name, now) == 1;
        });
    }

    /** Whether the user or the client was cut off after {@code count}. */
    boolean since(long count, UserName user, String clientId) {
        return database.transact(connection -> {
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setString(1, user.text());
                find.setString(2, CLIENT + clientId);
                find.setLong(3, count);
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

    private static int set(Connection connection, String sql, String name, Instant now) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement(sql)) {
            set.setObject(1, now.atOffset(ZoneOffset.UTC));
            set.setString(2, name);
            return set.executeUpdate();
        }
    }
}
