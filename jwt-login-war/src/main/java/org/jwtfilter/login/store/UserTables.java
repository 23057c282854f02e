// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.UserName;

/** Asks the queries. All of them for everybody who is there, so that time does not tell who is enabled. */
final class UserTables implements AutoCloseable {
    private final ConnectionSource connections;
    private final UserQueries queries;

    private UserTables(ConnectionSource connections, UserQueries queries) {
        this.connections = connections;
        this.queries = queries;
    }

    static UserTables open(DatabasePlace place, UserQueries queries) {
        DatabaseSettings settings = DatabaseSettings.of(place);
        if (place instanceof DatabasePlace.InContainer container) {
            return new UserTables(ContainerPool.lookUp(container, settings.queryTimeout()), queries);
        }
        if (place instanceof DatabasePlace.AtUrl at) {
            Product product = Product.of(at.url())
                    .orElseThrow(
                            () -> new StartException(place.description() + " is of a kind that is not known here"));
            return new UserTables(new OwnPool(product, at, settings), queries);
        }
        throw new StartException(place.description() + " holds no tables of others");
    }

    Optional<DatabaseIdentityStore.Row> find(UserName name) {
        try {
            Connection connection = connections.take();
            try {
                Optional<DatabaseIdentityStore.Row> row = find(connection, name);
                connection.rollback();
                return row;
            } finally {
                connections.giveBack(connection);
            }
        } catch (SQLException e) {
            throw new UnavailableException("The users' tables do not answer: SQL state " + e.getSQLState(), e);
        }
    }

    private Optional<DatabaseIdentityStore.Row> find(Connection connection, UserName name) throws SQLException {
        Optional<String> hash = ask(connection, queries.password(), name, UserTables::onlyText);
        boolean enabled = queries.enabled().isEmpty()
                || ask(connection, queries.enabled().get(), name, rows -> rows.next() && rows.getBoolean(1));
        Set<String> groups = queries.groups().isEmpty()
                ? Set.of()
                : ask(connection, queries.groups().get(), name, UserTables::texts);
        Map<String, Object> attributes = queries.attributes().isEmpty()
                ? Map.of()
                : ask(connection, queries.attributes().get(), name, UserTables::columns);
        return hash.map(text -> new DatabaseIdentityStore.Row(name, text, enabled, groups, attributes));
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T ask(Connection connection, String query, UserName name, Reading<T> reading)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, name.text());
            try (ResultSet rows = select.executeQuery()) {
                return reading.of(rows);
            }
        }
    }

    private static Optional<String> onlyText(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        Optional<String> text = Optional.ofNullable(rows.getString(1));
        if (rows.next()) {
            throw new SQLException("The password query gives several rows for one user", "21000");
        }
        return text;
    }

    private static Set<String> texts(ResultSet rows) throws SQLException {
        Set<String> texts = new HashSet<>();
        while (rows.next()) {
            @Nullable String text = rows.getString(1);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static Map<String, Object> columns(ResultSet rows) throws SQLException {
        Map<String, Object> attributes = new HashMap<>();
        if (rows.next()) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                @Nullable Object value = rows.getObject(i);
                if (value != null) {
                    attributes.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), simple(value));
                }
            }
        }
        return attributes;
    }

    /** As a claim can be: text, unless it is a truth value or a whole number. */
    private static Object simple(Object value) {
        boolean whole = value instanceof Long || value instanceof Integer || value instanceof Short;
        if (whole) {
            return ((Number) value).longValue();
        }
        return value instanceof Boolean ? value : value.toString();
    }

    @Override
    public void close() {
        connections.close();
    }
}
