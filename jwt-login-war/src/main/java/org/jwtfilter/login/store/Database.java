// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jwtfilter.login.oauth.UnavailableException;

/** The embedded database, at the newest version of its schema. */
public final class Database implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 10;
    private static final int WAIT_SECONDS = 5;

    private final JdbcConnectionPool pool;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Opens the database file {@code jwt-login} in {@code directory}, or makes it.
     *
     * @throws StartException if another process has it open, or it cannot be read or brought to the newest version
     */
    public static Database open(Path directory) {
        // WRITE_DELAY=0: what was committed survives a crash of the process. A token that was rotated must not come
        // back.
        // DB_CLOSE_ON_EXIT=FALSE: the container's shutdown closes us, in its order.
        return openUrl("jdbc:h2:file:" + directory.resolve("jwt-login").toAbsolutePath()
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=5000;DB_CLOSE_ON_EXIT=FALSE");
    }

    static Database openUrl(String url) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        pool.setMaxConnections(MAX_CONNECTIONS);
        pool.setLoginTimeout(WAIT_SECONDS);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .loggers(FlywayLog.class.getName())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            pool.dispose();
            throw new StartException(
                    "The database cannot be opened; is another server using the same data directory? " + e.getMessage(),
                    e);
        }
        return new Database(pool);
    }

    @Override
    public void close() {
        pool.dispose();
    }

    /** What is done in one transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Does {@code work} wholly or, if it throws, not at all. */
    <T> T transact(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new UnavailableException("The database does not answer: SQL state " + e.getSQLState(), e);
        } catch (IllegalStateException e) {
            // How the pool says that it was closed.
            throw new UnavailableException("The database is closed", e);
        }
    }
}
