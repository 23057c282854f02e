// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** A pool of our own. While the database is away, one request at a time waits to see whether it is back; the others are told at once. */
final class OwnPool implements ConnectionSource {
    private static final String NAME = "jwt-login";

    private final HikariDataSource pool;
    private final Outage outage = new Outage(System::nanoTime);

    OwnPool(Product product, DatabasePlace.AtUrl place, DatabaseSettings settings) {
        PoolLog.shorten(NAME);
        HikariConfig config = new HikariConfig();
        config.setPoolName(NAME);
        config.setDriverClassName(product.driver());
        config.setJdbcUrl(product.url(place.url()));
        place.user().ifPresent(config::setUsername);
        place.password().ifPresent(config::setPassword);
        config.setDataSourceProperties(product.properties(settings));
        config.setConnectionInitSql(product.atConnect(settings.queryTimeout()));
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(settings.connectionTimeout().toMillis());
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // A database that goes away while we start may come back.
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Connection take() throws SQLException {
        if (!outage.mayTry()) {
            throw new SQLTransientConnectionException("It was away a moment ago", "08001");
        }
        try {
            Connection connection = pool.getConnection();
            outage.ends();
            return connection;
        } catch (SQLTransientConnectionException e) {
            // With connections there, this is a crowd and no outage.
            if (pool.getHikariPoolMXBean().getTotalConnections() == 0) {
                outage.goesOn();
            }
            throw e;
        }
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public void close() {
        pool.close();
    }
}
