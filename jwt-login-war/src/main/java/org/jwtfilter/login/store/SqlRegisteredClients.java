// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ClientCredential;
import org.jwtfilter.login.client.RegisteredClient;
import org.jwtfilter.login.client.RegisteredClients;
import org.jwtfilter.login.client.SecretHash;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.oauth.Scope;

/** Registered clients in the table {@code oauth_client}, one row each. */
public final class SqlRegisteredClients implements RegisteredClients {
    private static final String CONSTRAINT_VIOLATED = "23";

    private static final String FIND = "SELECT * FROM oauth_client WHERE client_id = ?";

    private static final String LIST =
            "SELECT * FROM oauth_client WHERE client_id > ? ORDER BY client_id FETCH FIRST ? ROWS ONLY";

    private static final String INSERT = """
            INSERT INTO oauth_client (secret_hash, key_set, grants, scope, audiences, access_token_seconds, refresh_token_idle_seconds,
                refresh_token_seconds, enabled, client_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String UPDATE = """
            UPDATE oauth_client SET secret_hash = ?, key_set = ?, grants = ?, scope = ?, audiences = ?, access_token_seconds = ?,
                refresh_token_idle_seconds = ?, refresh_token_seconds = ?, enabled = ?
            WHERE client_id = ?""";

    private final Database database;

    public SqlRegisteredClients(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RegisteredClient> find(String id) {
        return database.transact(
                connection -> query(connection, FIND, id).stream().findFirst());
    }

    @Override
    public List<RegisteredClient> list(Optional<String> after, int limit) {
        return database.transact(connection -> query(connection, LIST, after.orElse(""), limit));
    }

    @Override
    public boolean create(RegisteredClient client) {
        return database.transact(connection -> {
            try {
                return write(connection, INSERT, client) == 1;
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
    public Optional<RegisteredClient> change(String id, UnaryOperator<RegisteredClient> change) {
        return database.transact(connection -> {
            Optional<RegisteredClient> changed = query(connection, FIND + " FOR UPDATE", id).stream()
                    .findFirst()
                    .map(change);
            if (changed.isPresent()) {
                write(connection, UPDATE, changed.get());
            }
            return changed;
        });
    }

    @Override
    public boolean delete(String id) {
        return database.transact(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM oauth_client WHERE client_id = ?")) {
                delete.setString(1, id);
                return delete.executeUpdate() == 1;
            }
        });
    }

    private static List<RegisteredClient> query(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                List<RegisteredClient> clients = new ArrayList<>();
                while (rows.next()) {
                    clients.add(read(rows));
                }
                return clients;
            }
        }
    }

    private static int write(Connection connection, String sql, RegisteredClient registered) throws SQLException {
        Client client = registered.client();
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(
                    1,
                    client.credential() instanceof ClientCredential.Secret secret
                            ? secret.hash().text()
                            : null);
            write.setString(2, client.credential() instanceof ClientCredential.Keys keys ? keys.jwks() : null);
            write.setString(3, client.grants().stream().map(GrantType::text).collect(Collectors.joining(" ")));
            write.setString(4, client.scope().text());
            write.setString(5, JsonColumn.ofStrings(client.audiences()));
            write.setLong(6, client.accessTokenLifetime().toSeconds());
            write.setLong(7, client.refreshTokenIdle().toSeconds());
            write.setLong(8, client.refreshTokenLifetime().toSeconds());
            write.setBoolean(9, registered.enabled());
            write.setString(10, client.id());
            return write.executeUpdate();
        }
    }

    private static RegisteredClient read(ResultSet row) throws SQLException {
        Client client = new Client(
                row.getString("client_id"),
                credential(row.getString("secret_hash"), row.getString("key_set")),
                grants(row.getString("grants")),
                new Scope(new LinkedHashSet<>(List.of(row.getString("scope").split(" ", -1)))),
                JsonColumn.strings(row.getString("audiences")),
                Duration.ofSeconds(row.getLong("access_token_seconds")),
                Duration.ofSeconds(row.getLong("refresh_token_idle_seconds")),
                Duration.ofSeconds(row.getLong("refresh_token_seconds")));
        return new RegisteredClient(client, row.getBoolean("enabled"));
    }

    private static ClientCredential credential(@Nullable String secretHash, @Nullable String keys) {
        if (secretHash != null) {
            return new ClientCredential.Secret(new SecretHash(secretHash));
        }
        return keys != null ? new ClientCredential.Keys(keys) : new ClientCredential.None();
    }

    private static Set<GrantType> grants(String words) {
        Set<GrantType> grants = EnumSet.noneOf(GrantType.class);
        for (String word : words.split(" ", -1)) {
            // A newer version that runs on the same database may know more.
            GrantType.named(word).ifPresent(grants::add);
        }
        return grants;
    }
}
