// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserChange;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.Users;

/** Users in the tables {@code login_user} and {@code login_user_group}. */
public final class SqlUsers implements Users {

    private static final String COLUMNS = """
            SELECT u.name, u.password_hash, u.enabled, u.password_temporary, u.attributes, g.group_name
            """;

    private static final String FIND = COLUMNS + """
            FROM login_user u LEFT JOIN login_user_group g ON g.user_name = u.name
            WHERE u.name = ?""";

    private static final String LIST = COLUMNS + """
            FROM (SELECT * FROM login_user WHERE name > ? ORDER BY name FETCH FIRST ? ROWS ONLY) u
            LEFT JOIN login_user_group g ON g.user_name = u.name
            ORDER BY u.name""";

    private static final String INSERT = """
            INSERT INTO login_user (name, password_hash, enabled, password_temporary, attributes, password_kind)
            VALUES (?, ?, ?, ?, ?, ?)""";

    private final Database database;

    public SqlUsers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<StoredUser> find(UserName name) {
        return query(FIND, name.text()).stream().findFirst();
    }

    @Override
    public List<StoredUser> list(Optional<UserName> after, int limit) {
        return query(LIST, after.map(UserName::text).orElse(""), limit);
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

    @Override
    public boolean create(StoredUser user) {
        return database.transact(connection -> {
            try {
                add(connection, user);
                return true;
            } catch (SQLException e) {
                if (Sql.isDuplicate(e)) {
                    // After an error PostgreSQL commits nothing any more.
                    connection.rollback();
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public boolean change(UserName name, UserChange change) {
        return database.transact(connection -> {
            // Also tells whether there is the user, and keeps others from changing him or her at the same time.
            if (update(connection, "UPDATE login_user SET enabled = enabled WHERE name = ?", name.text()) == 0) {
                return false;
            }
            if (change.password().isPresent()) {
                UserChange.NewPassword password = change.password().get();
                update(
                        connection,
                        "UPDATE login_user SET password_hash = ?, password_kind = ?, password_temporary = ? WHERE name = ?",
                        password.hash(),
                        kind(password.hash()),
                        password.temporary(),
                        name.text());
            }
            if (change.enabled().isPresent()) {
                update(
                        connection,
                        "UPDATE login_user SET enabled = ? WHERE name = ?",
                        change.enabled().get(),
                        name.text());
            }
            if (change.attributes().isPresent()) {
                update(
                        connection,
                        "UPDATE login_user SET attributes = ? WHERE name = ?",
                        JsonColumn.ofAttributes(change.attributes().get()),
                        name.text());
            }
            if (change.groups().isPresent()) {
                update(connection, "DELETE FROM login_user_group WHERE user_name = ?", name.text());
                addGroups(connection, name, change.groups().get());
            }
            return true;
        });
    }

    @Override
    public boolean replacePassword(UserName name, String oldHash, String newHash) {
        return database.transact(connection -> update(connection, """
                UPDATE login_user SET password_hash = ?, password_kind = ?, password_temporary = FALSE
                WHERE name = ? AND password_hash = ? AND enabled""", newHash, kind(newHash), name.text(), oldHash))
                == 1;
    }

    @Override
    public void rehash(UserName name, String oldHash, String newHash) {
        database.transact(connection -> update(
                connection,
                "UPDATE login_user SET password_hash = ?, password_kind = ? WHERE name = ? AND password_hash = ?",
                newHash,
                kind(newHash),
                name.text(),
                oldHash));
    }

    @Override
    public boolean delete(UserName name) {
        return database.transact(connection -> update(connection, "DELETE FROM login_user WHERE name = ?", name.text()))
                == 1;
    }

    @Override
    public List<String> sampleHashes() {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT MIN(password_hash) FROM login_user GROUP BY password_kind");
                    ResultSet rows = select.executeQuery()) {
                List<String> samples = new ArrayList<>();
                while (rows.next()) {
                    samples.add(rows.getString(1));
                }
                return samples;
            }
        });
    }

    private List<StoredUser> query(String sql, Object... values) {
        return database.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                set(select, values);
                try (ResultSet rows = select.executeQuery()) {
                    return read(rows);
                }
            }
        });
    }

    /** One user a row and group, the rows of a user together. */
    private static List<StoredUser> read(ResultSet rows) throws SQLException {
        List<StoredUser> users = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            String name = rows.getString("name");
            String hash = rows.getString("password_hash");
            boolean enabled = rows.getBoolean("enabled");
            boolean temporary = rows.getBoolean("password_temporary");
            String attributes = rows.getString("attributes");
            Set<String> groups = new HashSet<>();
            do {
                String group = rows.getString("group_name");
                if (group != null) {
                    groups.add(group);
                }
                more = rows.next();
            } while (more && rows.getString("name").equals(name));
            users.add(new StoredUser(
                    new UserName(name), hash, groups, enabled, temporary, JsonColumn.attributes(attributes)));
        }
        return users;
    }

    private static void add(Connection connection, StoredUser user) throws SQLException {
        update(
                connection,
                INSERT,
                user.name().text(),
                user.passwordHash(),
                user.enabled(),
                user.temporary(),
                JsonColumn.ofAttributes(user.attributes()),
                kind(user.passwordHash()));
        addGroups(connection, user.name(), user.groups());
    }

    private static void addGroups(Connection connection, UserName name, Set<String> groups) throws SQLException {
        for (String group : groups) {
            update(
                    connection,
                    "INSERT INTO login_user_group (user_name, group_name) VALUES (?, ?)",
                    name.text(),
                    group);
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            set(update, values);
            return update.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The hash without salt and result, so that equal texts mean equal cost; null for one that is not in the PHC string format. */
    private static @Nullable String kind(String hash) {
        int beforeResult = hash.lastIndexOf('$');
        int beforeSalt = hash.lastIndexOf('$', beforeResult - 1);
        return beforeSalt > 0 ? hash.substring(0, beforeSalt) : null;
    }
}
