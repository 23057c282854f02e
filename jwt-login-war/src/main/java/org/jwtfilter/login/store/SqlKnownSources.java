// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jwtfilter.login.throttle.KnownSources;

/** Known sources in the table {@code login_known_source}, one row each. */
public final class SqlKnownSources implements KnownSources {
    private static final String FIND = "SELECT 1 FROM login_known_source WHERE known_key = ? AND known_until > ?";
    private static final String PROLONG =
            "UPDATE login_known_source SET known_until = GREATEST(known_until, ?) WHERE known_key = ?";
    private static final String ADD = "INSERT INTO login_known_source (known_key, known_until) VALUES (?, ?)";

    private static final String CONSTRAINT_VIOLATED = "23";

    private final Database database;
    private final ExpiredRows expired;

    public SqlKnownSources(Database database) {
        this.database = database;
        this.expired = new ExpiredRows(database, "login_known_source", "known_key", "known_until");
    }

    @Override
    public boolean isKnown(String key, Instant now) {
        return database.transact(connection -> {
            try (PreparedStatement find = connection.prepareStatement(FIND)) {
                find.setString(1, key);
                find.setLong(2, now.toEpochMilli());
                try (ResultSet row = find.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    @Override
    public void remember(String key, Instant until) {
        database.transact(connection -> prolong(connection, key, until) || add(connection, key, until));
    }

    @Override
    public void forgetExpired(Instant now) {
        expired.delete(now.toEpochMilli());
    }

    private static boolean prolong(Connection connection, String key, Instant until) throws SQLException {
        try (PreparedStatement prolong = connection.prepareStatement(PROLONG)) {
            prolong.setLong(1, until.toEpochMilli());
            prolong.setString(2, key);
            return prolong.executeUpdate() == 1;
        }
    }

    private static boolean add(Connection connection, String key, Instant until) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, key);
            add.setLong(2, until.toEpochMilli());
            return add.executeUpdate() == 1;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(CONSTRAINT_VIOLATED)) {
                // Another login has just remembered the same.
                connection.rollback();
                return false;
            }
            throw e;
        }
    }
}
