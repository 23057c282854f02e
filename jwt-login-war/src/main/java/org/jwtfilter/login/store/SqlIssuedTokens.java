// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.revocation.IssuedTokens;
import org.jwtfilter.login.revocation.StatusPlace;

/** Issued tokens in the tables {@code issued_token}, {@code revoked_token} and {@code token_cut_off}. */
public final class SqlIssuedTokens implements IssuedTokens {
    private static final String KEY = "list_number, place";

    // Whoever ends the login waits for the token to be kept, or was first.
    private static final String LOGIN = "SELECT revoked_at FROM refresh_family WHERE handle_hash = ? FOR UPDATE";

    private static final String KEEP =
            "INSERT INTO issued_token (list_number, place, holder, client_id, expires_at) VALUES (?, ?, ?, ?, ?)";

    private static final String ISSUED = "SELECT list_number, place, expires_at FROM issued_token WHERE ";
    private static final String OF_HOLDER = "holder = ?";
    private static final String OF_CLIENT = "client_id = ?";
    private static final String OF_PLACE = "list_number = ? AND place = ?";
    private static final String LOCKED = " ORDER BY list_number, place FOR UPDATE";

    private static final String FORGET_ISSUED = "DELETE FROM issued_token WHERE list_number = ? AND place = ?";

    private static final String REVOKE = "INSERT INTO revoked_token (list_number, place, expires_at) VALUES (?, ?, ?)";

    private static final String CHANGE = """
            UPDATE status_list SET revision = revision + 1, changed_at = GREATEST(changed_at, CAST(? AS TIMESTAMP(6) WITH TIME ZONE))
            WHERE number = ?""";

    private static final String MOVE_CUT_OFF = """
            UPDATE token_cut_off SET moment = GREATEST(moment, CAST(? AS TIMESTAMP(6) WITH TIME ZONE)) WHERE subject = ?""";

    private static final String ADD_CUT_OFF = "INSERT INTO token_cut_off (subject, moment) VALUES (?, ?)";

    // All of them, for each says it.
    private static final String CHANGE_ALL = """
            UPDATE status_list SET revision = revision + 1, changed_at = GREATEST(changed_at, CAST(? AS TIMESTAMP(6) WITH TIME ZONE))""";

    private static final String IS_TAKEN_BACK = """
            SELECT 1 FROM revoked_token WHERE list_number = ? AND place = ?
            UNION ALL SELECT 1 FROM token_cut_off WHERE subject IN (?, ?) AND moment > ?""";

    /** There is no list of this number. */
    private static final StatusPlace NOWHERE = new StatusPlace(0, 0);

    private final Database database;
    private final ExpiredRows expired;
    private final ExpiredRows expiredRevoked;

    public SqlIssuedTokens(Database database) {
        this.database = database;
        this.expired = new ExpiredRows(database, "issued_token", KEY, "expires_at");
        this.expiredRevoked = new ExpiredRows(database, "revoked_token", KEY, "expires_at");
    }

    @Override
    public boolean keepInLogin(StatusPlace place, String login, String clientId, Instant expiresAt) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LOGIN)) {
                select.setString(1, login);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next() || row.getObject("revoked_at", OffsetDateTime.class) != null) {
                        return false;
                    }
                }
            }
            return keep(connection, place, login, clientId, expiresAt);
        });
    }

    @Override
    public void keep(StatusPlace place, String holder, String clientId, Instant expiresAt) {
        database.transact(connection -> keep(connection, place, holder, clientId, expiresAt));
    }

    private static boolean keep(
            Connection connection, StatusPlace place, String holder, String clientId, Instant expiresAt)
            throws SQLException {
        return Sql.update(connection, KEEP, place.list(), place.index(), holder, clientId, expiresAt) == 1;
    }

    @Override
    public int revokeClient(String clientId, Instant now) {
        return database.transact(connection -> revoke(connection, now, issued(connection, OF_CLIENT, clientId)));
    }

    @Override
    public boolean revoke(StatusPlace place, Instant now) {
        return database.transact(connection ->
                        revoke(connection, now, issued(connection, OF_PLACE, place.list(), place.index())))
                == 1;
    }

    /** Takes back the tokens of logins, or of holders without one, in a transaction with what ends these. */
    static void revokeHolders(Connection connection, List<String> holders, Instant now) throws SQLException {
        List<Issued> tokens = new ArrayList<>();
        for (String holder : holders) {
            tokens.addAll(issued(connection, OF_HOLDER, holder));
        }
        revoke(connection, now, tokens);
    }

    private record Issued(int list, int place, Instant expiresAt) {}

    private static int revoke(Connection connection, Instant now, List<Issued> tokens) throws SQLException {
        for (Issued token : tokens) {
            Sql.update(connection, REVOKE, token.list, token.place, token.expiresAt);
            Sql.update(connection, FORGET_ISSUED, token.list, token.place);
        }
        // In the same transaction, so that whoever sees the revision sees the places; last and in one order, so that
        // nobody waits in a circle.
        for (int list :
                tokens.stream().mapToInt(Issued::list).distinct().sorted().toArray()) {
            Sql.update(connection, CHANGE, now, list);
        }
        return tokens.size();
    }

    private static List<Issued> issued(Connection connection, String condition, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ISSUED + condition + LOCKED)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<Issued> tokens = new ArrayList<>();
                while (row.next()) {
                    tokens.add(
                            new Issued(row.getInt("list_number"), row.getInt("place"), Sql.instant(row, "expires_at")));
                }
                return tokens;
            }
        }
    }

    @Override
    public boolean isTakenBack(Optional<StatusPlace> place, String subject, Instant issuedAt) {
        StatusPlace at = place.orElse(NOWHERE);
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(IS_TAKEN_BACK)) {
                select.setInt(1, at.list());
                select.setInt(2, at.index());
                select.setString(3, subject);
                select.setString(4, EVERYBODY);
                select.setObject(5, issuedAt.atOffset(ZoneOffset.UTC));
                try (ResultSet row = select.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    @Override
    public void cutOff(String subject, Instant moment) {
        boolean there = database.transact(connection -> cutOff(connection, subject, moment));
        if (!there) {
            // Two nodes may want to be the first; then the second finds the row.
            database.transact(connection -> {
                try {
                    return Sql.update(connection, ADD_CUT_OFF, subject, moment)
                            + Sql.update(connection, CHANGE_ALL, moment);
                } catch (SQLException e) {
                    if (!Sql.isDuplicate(e)) {
                        throw e;
                    }
                    connection.rollback();
                    return cutOff(connection, subject, moment) ? 1 : 0;
                }
            });
        }
    }

    /** In one transaction, so that whoever sees the revisions sees the moment. */
    private static boolean cutOff(Connection connection, String subject, Instant moment) throws SQLException {
        return Sql.update(connection, MOVE_CUT_OFF, moment, subject) == 1
                && Sql.update(connection, CHANGE_ALL, moment) >= 0;
    }

    @Override
    public void forgetExpired(Instant before) {
        expired.delete(before.atOffset(ZoneOffset.UTC));
        expiredRevoked.delete(before.atOffset(ZoneOffset.UTC));
    }
}
