// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections on which nothing waits for ever. */
interface ConnectionSource extends AutoCloseable {
    /** A connection that does not commit by itself, for one transaction; to be given back. */
    Connection take() throws SQLException;

    void giveBack(Connection connection) throws SQLException;

    @Override
    void close();
}
