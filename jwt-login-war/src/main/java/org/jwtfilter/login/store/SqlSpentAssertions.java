// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.jwtfilter.login.assertion.SpentAssertions;

/** Used assertions in the table {@code spent_assertion}, one row each. The primary key decides who was first. */
public final class SqlSpentAssertions implements SpentAssertions {
    private static final String CONSTRAINT_VIOLATED = "23";

    private final Database database;
    private final ExpiredRows expired;

    public SqlSpentAssertions(Database database) {
        this.database = database;
        this.expired = new ExpiredRows(database, "spent_assertion", "assertion_key", "expires_at");
    }

    @Override
    public boolean spend(String key, Instant until) {
        return database.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO spent_assertion (assertion_key, expires_at) VALUES (?, ?)")) {
                insert.setString(1, key);
                insert.setLong(2, until.toEpochMilli());
                return insert.executeUpdate() == 1;
            } catch (SQLException e) {
                if (String.valueOf(e.getSQLState()).startsWith(CONSTRAINT_VIOLATED)) {
                    // After an error PostgreSQL commits nothing any more.
                    connection.rollback();
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void forgetExpired(Instant now) {
        expired.delete(now.toEpochMilli());
    }
}
