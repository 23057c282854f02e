// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What JDBC takes several lines for in every table. */
final class Sql {
    /** SQL state 23505 of ISO/IEC 9075, which H2 and PostgreSQL use alike. */
    private static final String UNIQUE_VIOLATION = "23505";

    private Sql() {}

    /** Changes rows, and says how many; an {@link Instant} becomes what both databases take for a time with its zone. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(
                        i + 1, values[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : values[i]);
            }
            return update.executeUpdate();
        }
    }

    /** @throws SQLException also if there is none */
    static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            throw new SQLException(column + " is missing");
        }
        return time.toInstant();
    }

    /** Whether a row of this key was there already. On PostgreSQL the transaction can only be rolled back after that. */
    static boolean isDuplicate(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }
}
