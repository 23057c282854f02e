// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.PreparedStatement;

/**
 * The rows of a table whose time has come, to be deleted in the background. A thousand in each transaction, so that a table which was long not
 * swept holds nobody up.
 */
final class ExpiredRows {
    static final int BATCH = 1000;

    private final Database database;
    private final String delete;

    /**
     * @param key the primary key, its columns separated by commas
     * @param time the column that says when a row is over; needs an index
     */
    ExpiredRows(Database database, String table, String key, String time) {
        this.database = database;
        // The time is looked at twice: what another transaction has prolonged meanwhile stays.
        this.delete = "DELETE FROM " + table + " WHERE " + time + " <= ? AND (" + key + ") IN (SELECT " + key + " FROM "
                + table + " WHERE " + time + " <= ? ORDER BY " + time + " FETCH FIRST " + BATCH + " ROWS ONLY)";
    }

    /**
     * Deletes the rows that are over at {@code now}, or as many as there is time for before the thread is interrupted.
     *
     * @param now as the column has it
     */
    void delete(Object now) {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = deleteSome(now) == BATCH;
        }
    }

    private int deleteSome(Object now) {
        return database.transact(connection -> {
            try (PreparedStatement some = connection.prepareStatement(delete)) {
                some.setObject(1, now);
                some.setObject(2, now);
                return some.executeUpdate();
            }
        });
    }
}
