// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.Users;

/** Users in the tables {@code login_user} and {@code login_user_group}. */
public final class SqlUsers implements Users {
    private static final String FIND = """
            SELECT u.password_hash, u.enabled, g.group_name
            FROM login_user u LEFT JOIN login_user_group g ON g.user_name = u.name
            WHERE u.name = ?""";

    private final Database database;

    public SqlUsers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredUser> find(UserName name) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(FIND)) {
                select.setString(1, name.text());
                try (ResultSet rows = select.executeQuery()) {
                    return read(name, rows);
                }
            }
        });
    }

    private static Optional<StoredUser> read(UserName name, ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        String hash = rows.getString("password_hash");
        boolean enabled = rows.getBoolean("enabled");
        Set<String> groups = new HashSet<>();
        do {
            String group = rows.getString("group_name");
            if (group != null) {
                groups.add(group);
            }
        } while (rows.next());
        return Optional.of(new StoredUser(name, hash, groups, enabled));
    }

    @Override
    public boolean isEmpty() {
        return database.transact(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT 1 FROM login_user FETCH FIRST ROW ONLY");
                    ResultSet rows = select.executeQuery()) {
                return !rows.next();
            }
        });
    }

    @Override
    public void add(List<StoredUser> users) {
        database.transact(connection -> {
            for (StoredUser user : users) {
                add(connection, user);
            }
            return users.size();
        });
    }

    private static void add(Connection connection, StoredUser user) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO login_user (name, password_hash, enabled) VALUES (?, ?, ?)");
                PreparedStatement insertGroup = connection.prepareStatement(
                        "INSERT INTO login_user_group (user_name, group_name) VALUES (?, ?)")) {
            insert.setString(1, user.name().text());
            insert.setString(2, user.passwordHash());
            insert.setBoolean(3, user.enabled());
            insert.executeUpdate();
            for (String group : user.groups()) {
                insertGroup.setString(1, user.name().text());
                insertGroup.setString(2, group);
                insertGroup.executeUpdate();
            }
        }
    }
}
