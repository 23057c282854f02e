// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jwtfilter.login.revocation.LeasedBlock;
import org.jwtfilter.login.revocation.ListVersion;
import org.jwtfilter.login.revocation.StatusLists;

/** Status lists in the table {@code status_list}, and what {@link SqlIssuedTokens} knows of their tokens. */
public final class SqlStatusLists implements StatusLists {
    private static final int BLOCKS = LIST_SIZE / BLOCK_SIZE;
    private static final int SECRET_BYTES = 32;

    private static final String OPEN_LIST =
            "SELECT number, secret, next_block FROM status_list WHERE next_block < ? ORDER BY number FETCH FIRST 1 ROW ONLY";

    // The last condition is the decision between nodes that want the same block.
    private static final String TAKE = """
            UPDATE status_list SET next_block = next_block + 1, expires_at = GREATEST(expires_at, CAST(? AS TIMESTAMP(6) WITH TIME ZONE))
            WHERE number = ? AND next_block = ?""";

    // The primary key is the decision between nodes that begin the same list.
    private static final String BEGIN = """
            INSERT INTO status_list (number, secret, next_block, expires_at, revision, changed_at)
            SELECT COALESCE(MAX(number), 0) + 1, CAST(? AS CHAR(43)), 0, CAST(? AS TIMESTAMP(6) WITH TIME ZONE), 0,
                CAST(? AS TIMESTAMP(6) WITH TIME ZONE)
            FROM status_list""";

    private static final String CUT_OFFS = "SELECT subject, moment FROM token_cut_off WHERE moment > ?";

    private static final String CURRENT =
            "SELECT number, revision, changed_at FROM status_list WHERE expires_at > ? ORDER BY number";

    private static final String REVOKED = "SELECT place FROM revoked_token WHERE list_number = ?";

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    public SqlStatusLists(Database database) {
        this.database = database;
    }

    @Override
    public LeasedBlock lease(Instant now, Instant expiresAt) {
        while (true) {
            Optional<LeasedBlock> leased = database.transact(connection -> {
                Optional<LeasedBlock> free = free(connection);
                return free.isPresent()
                                && Sql.update(
                                                connection,
                                                TAKE,
                                                expiresAt,
                                                free.get().list(),
                                                free.get().block())
                                        == 1
                        ? free
                        : Optional.empty();
            });
            if (leased.isPresent()) {
                return leased.get();
            }
            begin(now, expiresAt);
        }
    }

    private static Optional<LeasedBlock> free(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN_LIST)) {
            select.setInt(1, BLOCKS);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new LeasedBlock(
                                row.getInt("number"), row.getString("secret"), row.getInt("next_block")))
                        : Optional.empty();
            }
        }
    }

    /** A new list, unless there is one that has room, by now or again. */
    private void begin(Instant now, Instant expiresAt) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        database.transact(connection -> {
            try {
                return free(connection).isEmpty() ? Sql.update(connection, BEGIN, text, expiresAt, now) : 0;
            } catch (SQLException e) {
                if (!Sql.isDuplicate(e)) {
                    throw e;
                }
                connection.rollback();
                return 0;
            }
        });
    }

    @Override
    public Map<String, Instant> cutOffs(Instant since) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(CUT_OFFS)) {
                select.setObject(1, since.atOffset(ZoneOffset.UTC));
                try (ResultSet row = select.executeQuery()) {
                    Map<String, Instant> moments = new HashMap<>();
                    while (row.next()) {
                        moments.put(row.getString("subject"), Sql.instant(row, "moment"));
                    }
                    return Map.copyOf(moments);
                }
            }
        });
    }

    @Override
    public List<ListVersion> current(Instant now) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(CURRENT)) {
                select.setObject(1, now.atOffset(ZoneOffset.UTC));
                try (ResultSet row = select.executeQuery()) {
                    List<ListVersion> lists = new ArrayList<>();
                    while (row.next()) {
                        lists.add(new ListVersion(
                                row.getInt("number"), row.getLong("revision"), Sql.instant(row, "changed_at")));
                    }
                    return List.copyOf(lists);
                }
            }
        });
    }

    @Override
    public int[] revoked(int list) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(REVOKED)) {
                select.setInt(1, list);
                try (ResultSet row = select.executeQuery()) {
                    IntStream.Builder places = IntStream.builder();
                    while (row.next()) {
                        places.add(row.getInt("place"));
                    }
                    return places.build().toArray();
                }
            }
        });
    }
}
