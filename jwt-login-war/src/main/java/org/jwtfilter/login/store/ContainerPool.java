// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The container's pool: how large it is and how long one waits for a connection is configured there. */
final class ContainerPool implements ConnectionSource {
    private final DataSource source;
    private final int networkTimeoutMillis;

    private ContainerPool(DataSource source, Duration queryTimeout) {
        this.source = source;
        this.networkTimeoutMillis = Math.toIntExact(queryTimeout.toMillis());
    }

    /** @throws StartException if there is no {@code DataSource} of that name */
    // The name is the deployer's, and configuration lets no other scheme than java: pass.
    @SuppressWarnings("BanJNDI")
    static ContainerPool lookUp(DatabasePlace.InContainer place, Duration queryTimeout) {
        try {
            if (InitialContext.<Object>doLookup(place.jndiName()) instanceof DataSource source) {
                return new ContainerPool(source, queryTimeout);
            }
            throw new StartException(place.description() + " is no DataSource");
        } catch (NamingException e) {
            throw new StartException(place.description() + " is not there; make it before this application", e);
        }
    }

    DataSource source() {
        return source;
    }

    @Override
    public Connection take() throws SQLException {
        Connection connection = source.getConnection();
        try {
            limit(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void limit(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, networkTimeoutMillis);
        } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
            // Then the container's own settings are the only limit.
        }
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        try (connection) {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() {
        // It is not ours.
    }
}
