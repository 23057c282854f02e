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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.Family;
import org.jwtfilter.login.refresh.RefreshTokens;
import org.jwtfilter.login.refresh.SpentToken;
import org.jwtfilter.login.revocation.Holder;

/** Families in the table {@code refresh_family}, one row each. */
public final class SqlRefreshTokens implements RefreshTokens {
    private static final String OPEN = """
            INSERT INTO refresh_family
                (handle_hash, current_hash, user_name, client_id, scope, auth_time, expires_at, idle_until,
                user_realm, user_groups, user_attributes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    // Whoever changes the user, ending all logins, holds that row until all of it is committed: then this login is
    // seen, or sees that.
    private static final String AWAIT_CHANGES = "SELECT name FROM login_user WHERE name = ? FOR UPDATE";

    private static final String COLUMNS = """
            SELECT handle_hash, current_hash, spent_hash, spent_at, successor_salt, user_name, client_id, scope, auth_time, expires_at,
                idle_until, revoked_at, user_realm, user_groups, user_attributes
            FROM refresh_family
            """;

    private static final String FIND = COLUMNS + "WHERE handle_hash = ?";

    private static final String FIND_ALL =
            COLUMNS + "WHERE user_name = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY handle_hash";

    private static final String FIND_SOME_OF_CLIENT =
            COLUMNS + "WHERE client_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY handle_hash FETCH FIRST "
                    + ExpiredRows.BATCH + " ROWS ONLY";

    // The condition is the decision: the second of two callers waits for the row, looks again, and finds another hash.
    private static final String ROTATE = """
            UPDATE refresh_family SET current_hash = ?, spent_hash = current_hash, spent_at = ?, successor_salt = ?, idle_until = ?
            WHERE handle_hash = ? AND current_hash = ? AND revoked_at IS NULL AND idle_until > ? AND expires_at > ?""";

    private static final String REVOKE =
            "UPDATE refresh_family SET revoked_at = ? WHERE handle_hash = ? AND revoked_at IS NULL";

    private final Database database;
    private final SqlCutOffs cutOffs;
    private final ExpiredRows expired;
    private final Runnable tokensEnded;

    /** @param tokensEnded is called after access tokens may have been taken back */
    public SqlRefreshTokens(Database database, Runnable tokensEnded) {
        this.database = database;
        this.tokensEnded = tokensEnded;
        this.cutOffs = new SqlCutOffs(database);
        this.expired = new ExpiredRows(database, "refresh_family", "handle_hash", "expires_at");
    }

    @Override
    public long cutOffs() {
        return cutOffs.count();
    }

    @Override
    public boolean open(Family family, long before) {
        add(family);
        if (cutOffs.since(before, family.user().name(), family.clientId())) {
            revoke(family.handleHash(), family.authTime());
            return false;
        }
        return true;
    }

    private void add(Family family) {
        database.transact(connection -> {
            try (PreparedStatement wait = connection.prepareStatement(AWAIT_CHANGES)) {
                wait.setString(1, family.user().name().text());
                wait.executeQuery();
            }
            return Sql.update(
                    connection,
                    OPEN,
                    family.handleHash(),
                    family.currentHash(),
                    family.user().name().text(),
                    family.clientId(),
                    family.scope().text(),
                    family.authTime(),
                    family.expiresAt(),
                    family.idleUntil(),
                    family.user().realm(),
                    JsonColumn.ofGroups(family.user().groups()),
                    JsonColumn.ofAttributes(family.user().attributes()));
        });
    }

    @Override
    public Optional<Family> find(String handleHash) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(FIND)) {
                select.setString(1, handleHash);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(read(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean rotate(String handleHash, SpentToken spent, String nextHash, Instant idleUntil) {
        return update(
                        ROTATE,
                        nextHash,
                        spent.at(),
                        spent.salt(),
                        idleUntil,
                        handleHash,
                        spent.hash(),
                        spent.at(),
                        spent.at())
                == 1;
    }

    @Override
    public boolean revoke(String handleHash, Instant now) {
        boolean revoked = database.transact(connection -> {
            boolean first = Sql.update(connection, REVOKE, now, handleHash) == 1;
            if (first) {
                SqlIssuedTokens.revokeHolders(connection, List.of(handleHash), now);
            }
            return first;
        });
        tokensEnded.run();
        return revoked;
    }

    @Override
    public List<Family> revokeAllOf(UserName user, Instant now) {
        cutOffs.add(user, now);
        List<Family> all = database.transact(connection -> revokeAllOf(connection, user, now));
        tokensEnded.run();
        return all;
    }

    @Override
    public Optional<List<Family>> revokeAllOf(UserName user, Instant now, BooleanSupplier change) {
        Optional<List<Family>> all = database.transact(connection -> {
            // It takes the row of the user, for which logins wait.
            if (!change.getAsBoolean()) {
                return Optional.empty();
            }
            cutOffs.add(user, now);
            return Optional.of(revokeAllOf(connection, user, now));
        });
        tokensEnded.run();
        return all;
    }

    private static List<Family> revokeAllOf(Connection connection, UserName user, Instant now) throws SQLException {
        List<Family> revoked = new ArrayList<>();
        revoke(connection, query(connection, FIND_ALL, user.text(), now), now, revoked);
        List<String> holders =
                new ArrayList<>(revoked.stream().map(Family::handleHash).toList());
        holders.add(Holder.user(user.text()));
        SqlIssuedTokens.revokeHolders(connection, holders, now);
        return revoked;
    }

    @Override
    public List<Family> revokeSomeOfClient(String clientId, Instant now) {
        cutOffs.addClient(clientId, now);
        List<Family> several = database.transact(connection -> {
            List<Family> revoked = new ArrayList<>();
            List<Family> some;
            // Others may have ended all of these meanwhile, and there be more nevertheless.
            do {
                some = query(connection, FIND_SOME_OF_CLIENT, clientId, now);
                revoke(connection, some, now, revoked);
            } while (revoked.isEmpty() && !some.isEmpty());
            SqlIssuedTokens.revokeHolders(
                    connection, revoked.stream().map(Family::handleHash).toList(), now);
            return revoked;
        });
        tokensEnded.run();
        return several;
    }

    private static void revoke(Connection connection, List<Family> families, Instant now, List<Family> revoked)
            throws SQLException {
        for (Family family : families) {
            if (Sql.update(connection, REVOKE, now, family.handleHash()) == 1) {
                revoked.add(family);
            }
        }
    }

    private static List<Family> query(Connection connection, String sql, String whose, Instant now)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, whose);
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                List<Family> families = new ArrayList<>();
                while (rows.next()) {
                    families.add(read(rows));
                }
                return families;
            }
        }
    }

    @Override
    public void forgetExpired(Instant now) {
        expired.delete(now.atOffset(ZoneOffset.UTC));
        cutOffs.forgetUnneeded(now);
    }

    private int update(String sql, Object... values) {
        return database.transact(connection -> Sql.update(connection, sql, values));
    }

    private static Family read(ResultSet row) throws SQLException {
        Scope scope =
                new Scope(new LinkedHashSet<>(List.of(row.getString("scope").split(" ", -1))));
        return new Family(
                row.getString("handle_hash"),
                row.getString("current_hash"),
                spent(row),
                user(row),
                row.getString("client_id"),
                scope,
                Sql.instant(row, "auth_time"),
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "idle_until"),
                Optional.ofNullable(row.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<SpentToken> spent(ResultSet row) throws SQLException {
        @Nullable String hash = row.getString("spent_hash");
        return hash == null
                ? Optional.empty()
                : Optional.of(new SpentToken(hash, Sql.instant(row, "spent_at"), row.getString("successor_salt")));
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                new UserName(row.getString("user_name")),
                new HashSet<>(JsonColumn.strings(row.getString("user_groups"))),
                JsonColumn.attributes(row.getString("user_attributes")),
                row.getString("user_realm"));
    }
}
