// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.Family;

/** A new password and the end of all logins are one fact: whatever fails between them leaves the old password and the logins. */
class ChangeAndEndTest {
    private static final UserName ALICE = new UserName("alice");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @ParameterizedTest
    @EnumSource
    void bothHappen(TestDatabase kind) {
        try (Database database = kind.open()) {
            Family family = prepare(database);

            assertThat(tokens(database).revokeAllOf(ALICE, NOW, () -> change(database)))
                    .hasValueSatisfying(ended -> assertThat(ended).containsExactly(family));

            assertThat(hash(database)).isEqualTo("#new");
            assertThat(revokedAt(database, family)).contains(NOW);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherWhereTheLoginsCannotBeEnded(TestDatabase kind) {
        try (Database database = kind.open()) {
            Family family = prepare(database);
            run(database, "ALTER TABLE login_cut_off RENAME TO away");

            assertThatThrownBy(() -> tokens(database).revokeAllOf(ALICE, NOW, () -> change(database)))
                    .isInstanceOf(UnavailableException.class);

            run(database, "ALTER TABLE away RENAME TO login_cut_off");
            assertNothingHappened(database, family);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neitherWhereWhoAskedFails(TestDatabase kind) {
        try (Database database = kind.open()) {
            Family family = prepare(database);

            assertThatThrownBy(() -> tokens(database).revokeAllOf(ALICE, NOW, () -> {
                        change(database);
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");

            assertNothingHappened(database, family);
        }
    }

    @Test
    void neitherWhereTheConnectionIsKilledBetweenThem() {
        try (Database database = TestDatabase.POSTGRESQL.open();
                Database other = TestDatabase.POSTGRESQL.open()) {
            Family family = prepare(database);

            assertThatThrownBy(() -> tokens(database).revokeAllOf(ALICE, NOW, () -> {
                        change(database);
                        int backend = database.transact(ChangeAndEndTest::backend);
                        run(other, "SELECT pg_terminate_backend(" + backend + ")");
                        return true;
                    }))
                    .isInstanceOf(UnavailableException.class);

            assertNothingHappened(database, family);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCollidesIsDoneAgainWhole(TestDatabase kind) {
        try (Database database = kind.open()) {
            Family family = prepare(database);
            AtomicInteger tries = new AtomicInteger();

            assertThat(tokens(database).revokeAllOf(ALICE, NOW, () -> {
                        boolean changed = change(database);
                        if (tries.incrementAndGet() < 3) {
                            database.transact(connection -> {
                                throw new SQLException("deadlock", "40001");
                            });
                        }
                        return changed;
                    }))
                    .isPresent();

            assertThat(tries).hasValue(3);
            assertThat(hash(database)).isEqualTo("#new");
            assertThat(revokedAt(database, family)).contains(NOW);
        }
    }

    private static Family prepare(Database database) {
        new SqlUsers(database).create(new StoredUser(ALICE, "#old", Set.of(), true));
        Family family = new Family(
                "h".repeat(43),
                "c".repeat(43),
                Optional.empty(),
                new User(ALICE, Set.of()),
                "web",
                Scope.parse("api").orElseThrow(),
                NOW,
                NOW.plus(Duration.ofHours(2)),
                NOW.plus(Duration.ofHours(1)),
                Optional.empty());
        assertThat(tokens(database).open(family, tokens(database).cutOffs())).isTrue();
        return family;
    }

    private static void assertNothingHappened(Database database, Family family) {
        assertThat(hash(database)).isEqualTo("#old");
        assertThat(revokedAt(database, family)).isEmpty();
        assertThat(tokens(database).cutOffs()).isZero();
    }

    private static SqlRefreshTokens tokens(Database database) {
        return new SqlRefreshTokens(database, () -> {});
    }

    private static boolean change(Database database) {
        return new SqlUsers(database).replacePassword(ALICE, "#old", "#new");
    }

    private static String hash(Database database) {
        return new SqlUsers(database).find(ALICE).orElseThrow().passwordHash();
    }

    private static Optional<Instant> revokedAt(Database database, Family family) {
        return tokens(database).find(family.handleHash()).orElseThrow().revokedAt();
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void run(Database database, String sql) {
        database.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
