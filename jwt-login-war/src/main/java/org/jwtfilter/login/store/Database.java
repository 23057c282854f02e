// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.store.DatabasePlace.AtUrl;
import org.jwtfilter.login.store.DatabasePlace.InContainer;
import org.jwtfilter.login.store.DatabasePlace.InDirectory;

/** The database, at the newest version of its schema. */
public final class Database implements AutoCloseable {
    private static final int MAX_TRIES = 3;

    private final ConnectionSource connections;
    private final ThreadLocal<Connection> joined = new ThreadLocal<>();

    private Database(ConnectionSource connections) {
        this.connections = connections;
    }

    /**
     * Opens the database, makes it if it is embedded and not there, and brings it to the newest version.
     *
     * @throws StartException if it does not answer, another process has it open, or it cannot be read or brought to the newest version
     */
    public static Database open(DatabaseSettings settings) {
        DatabasePlace place = settings.place();
        if (place instanceof InContainer container) {
            ContainerPool pool = ContainerPool.lookUp(container, settings.queryTimeout());
            Schema.migrate(place, Schema.patientFlyway().dataSource(pool.source()));
            return new Database(pool);
        }
        AtUrl at = place instanceof InDirectory embedded ? file(embedded) : (AtUrl) place;
        Product product = Product.of(at.url())
                .orElseThrow(() -> new StartException(place.description() + " is of a kind that is not known here"));
        // On a connection of its own, for a migration may take longer than a request's statement.
        Schema.migrate(
                place,
                (place instanceof InDirectory ? Schema.flyway() : Schema.patientFlyway())
                        .dataSource(
                                product.url(at.url()),
                                at.user().orElse(null),
                                at.password().orElse(null)));
        return new Database(new OwnPool(product, at, settings));
    }

    private static AtUrl file(InDirectory place) {
        // H2 would make it with the rights that the process gives by default.
        OwnerOnly.makeFile(place.directory().resolve("jwt-login.mv.db"));
        return new AtUrl(
                "jdbc:h2:file:" + place.directory().resolve("jwt-login").toAbsolutePath(),
                Optional.of("sa"),
                Optional.of(""));
    }

    @Override
    public void close() {
        connections.close();
    }

    /** Whether it answers now. */
    public boolean answers() {
        try {
            return transact(connection -> connection.isValid(1));
        } catch (UnavailableException e) {
            return false;
        }
    }

    /** What is done in one transaction. May be done again, if the database asks for that because of another transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does {@code work} wholly or, if it throws, not at all. Work that is done within other work, by the same thread, is a part of that, and
     * must not roll back by itself: what came before it would go, too.
     *
     * @throws UnavailableException if the database does not answer in time; whether it did the work is then not known
     */
    <T> T transact(Work<T> work) {
        Connection outer = joined.get();
        if (outer != null) {
            try {
                return work.in(outer);
            } catch (SQLException e) {
                throw unavailable(e);
            }
        }
        for (int tries = 1; ; tries++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (!isCollision(e) || tries == MAX_TRIES) {
                    throw unavailable(e);
                }
            } catch (UnavailableException e) {
                if (!(e.getCause() instanceof SQLException within) || !isCollision(within) || tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static UnavailableException unavailable(SQLException e) {
        return new UnavailableException("The database does not answer: SQL state " + e.getSQLState(), e);
    }

    private <T> T once(Work<T> work) throws SQLException {
        Connection connection = connections.take();
        joined.set(connection);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        } finally {
            joined.remove();
            connections.giveBack(connection);
        }
    }

    private static void rollBack(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
            why.addSuppressed(e);
        }
    }

    /** Class 40: the transaction was rolled back because of another one, and may succeed when it is tried again. */
    private static boolean isCollision(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("40");
    }
}
