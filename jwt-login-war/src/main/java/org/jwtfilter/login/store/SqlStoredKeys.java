// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.signing.KeyTerm;
import org.jwtfilter.login.signing.SealedKey;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.StoredKey;
import org.jwtfilter.login.signing.StoredKeys;
import org.jwtfilter.login.signing.VerificationKey;

/** Signing keys in the table {@code signing_key}, one row each. */
public final class SqlStoredKeys implements StoredKeys {
    private static final String ALL = """
            SELECT generation, algorithm, public_key, sealed_by, sealed_private_key,
                published_at, active_from, longest_token_seconds
            FROM signing_key ORDER BY generation""";

    // The condition is the decision for one who comes late, the primary key for two who come at once.
    private static final String ADD = """
            INSERT INTO signing_key (generation, id, algorithm, public_key, sealed_by, sealed_private_key,
                published_at, active_from, longest_token_seconds)
            SELECT CAST(? AS INTEGER), CAST(? AS VARCHAR(43)), CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR(4096)),
                CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR(8192)), CAST(? AS TIMESTAMP(6) WITH TIME ZONE),
                CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS INTEGER)
            WHERE (SELECT COALESCE(MAX(generation), 0) FROM signing_key) = ?""";

    private static final String RESEAL =
            "UPDATE signing_key SET sealed_by = ?, sealed_private_key = ? WHERE generation = ? AND sealed_by = ?";

    private static final String RAISE =
            "UPDATE signing_key SET longest_token_seconds = ? WHERE longest_token_seconds < ?";

    private static final String FORGET = "DELETE FROM signing_key WHERE generation <= ?";

    // The conditions after the first are what the caller knows of the key: it may have been promoted, or be another one
    // by now.
    private static final String REMOVE = "DELETE FROM signing_key WHERE generation = ? AND id = ? AND active_from = ?";

    private static final String PROMOTE =
            "UPDATE signing_key SET active_from = ? WHERE generation = ? AND id = ? AND active_from = ?";

    private final Database database;

    public SqlStoredKeys(Database database) {
        this.database = database;
    }

    @Override
    public List<StoredKey> all() {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(ALL);
                    ResultSet row = select.executeQuery()) {
                List<StoredKey> keys = new ArrayList<>();
                while (row.next()) {
                    keys.add(read(row));
                }
                return List.copyOf(keys);
            }
        });
    }

    @Override
    public boolean add(StoredKey key) {
        return allOrNothing(connection -> insert(connection, key));
    }

    @Override
    public boolean replace(StoredKey removed, Optional<StoredKey> added) {
        // In this order, for the generation of the new key is held against that of the old one.
        return allOrNothing(connection ->
                (added.isEmpty() || insert(connection, added.get())) && change(connection, REMOVE, removed));
    }

    @Override
    public boolean replaceByNext(StoredKey removed, StoredKey next, Instant activeFrom) {
        return allOrNothing(
                connection -> change(connection, REMOVE, removed) && change(connection, PROMOTE, next, activeFrom));
    }

    private boolean allOrNothing(Database.Work<Boolean> work) {
        return database.transact(connection -> {
            boolean done;
            try {
                done = work.in(connection);
            } catch (SQLException e) {
                if (!Sql.isDuplicate(e)) {
                    throw e;
                }
                done = false;
            }
            if (!done) {
                connection.rollback();
            }
            return done;
        });
    }

    private static boolean insert(Connection connection, StoredKey key) throws SQLException {
        KeyTerm term = key.term();
        return Sql.update(
                        connection,
                        ADD,
                        term.generation(),
                        key.publicHalf().id(),
                        key.publicHalf().algorithm().joseName(),
                        key.publicHalf().json(),
                        key.privateHalf().sealedBy(),
                        key.privateHalf().text(),
                        term.publishedAt(),
                        term.activeFrom(),
                        seconds(term.longestToken()),
                        term.generation() - 1)
                == 1;
    }

    /** Does it to {@code key} if that is as the caller knows it. */
    private static boolean change(Connection connection, String sql, StoredKey key, Object... before)
            throws SQLException {
        List<Object> values = new ArrayList<>(List.of(before));
        values.add(key.term().generation());
        values.add(key.publicHalf().id());
        values.add(key.term().activeFrom());
        return Sql.update(connection, sql, values.toArray()) == 1;
    }

    @Override
    public void reseal(int generation, String before, SealedKey sealed) {
        database.transact(
                connection -> Sql.update(connection, RESEAL, sealed.sealedBy(), sealed.text(), generation, before));
    }

    @Override
    public void raiseLongestToken(Duration life) {
        database.transact(connection -> Sql.update(connection, RAISE, seconds(life), seconds(life)));
    }

    @Override
    public void forget(int lastGeneration) {
        database.transact(connection -> Sql.update(connection, FORGET, lastGeneration));
    }

    /** A row that cannot be read was not written by us. */
    private static StoredKey read(ResultSet row) throws SQLException {
        SigningAlgorithm algorithm = SigningAlgorithm.named(row.getString("algorithm"))
                .orElseThrow(() -> new SQLException("A signing key is for an algorithm that is not known"));
        KeyTerm term = new KeyTerm(
                row.getInt("generation"),
                Sql.instant(row, "published_at"),
                Sql.instant(row, "active_from"),
                Duration.ofSeconds(row.getInt("longest_token_seconds")));
        return new StoredKey(
                term,
                VerificationKey.parse(algorithm, row.getString("public_key")),
                new SealedKey(row.getString("sealed_by"), row.getString("sealed_private_key")));
    }

    private static int seconds(Duration life) {
        return Math.toIntExact(life.toSeconds());
    }
}
