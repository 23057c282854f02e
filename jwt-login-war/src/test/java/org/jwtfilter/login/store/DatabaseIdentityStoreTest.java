// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.password.EvenPasswordHashes;
import org.jwtfilter.login.password.HashCost;
import org.jwtfilter.login.realm.UserPrincipal;

class DatabaseIdentityStoreTest {
    @Nested
    class OnH2 extends OnEveryDatabase {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends OnEveryDatabase {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class OnEveryDatabase {
        /** A legacy table: one user for each kind of hash, {@code U*U} and {@code password}, see the test of hashes for their sources. */
        private static final String[] TABLES = {
            "CREATE TABLE person (login VARCHAR(50) PRIMARY KEY, pw VARCHAR(200), active SMALLINT, mail VARCHAR(50), age INT)",
            "CREATE TABLE person_role (login VARCHAR(50), role_name VARCHAR(50))",
            "INSERT INTO person VALUES ('bea', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 1, 'b@x', 7)",
            "INSERT INTO person VALUES ('art',"
                    + " '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc', 1, NULL, 8)",
            "INSERT INTO person VALUES ('off', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', 0, NULL, 9)",
            "INSERT INTO person VALUES ('bad', 'in clear', 1, NULL, 9)",
            "INSERT INTO person_role VALUES ('bea', 'user')",
            "INSERT INTO person_role VALUES ('bea', 'admin')",
        };

        private final TestDatabase kind;
        private DatabasePlace.AtUrl place;
        private DatabaseIdentityStore store;

        OnEveryDatabase(TestDatabase kind) {
            this.kind = kind;
        }

        @BeforeEach
        void open() throws SQLException {
            place = kind.newPlace();
            execute(TABLES);
            store = open("SELECT pw FROM person WHERE login = ?");
        }

        @AfterEach
        void close() {
            store.close();
        }

        @Test
        void knowsUsersOfEveryKindOfHash() {
            CredentialValidationResult bea = store.validate(new UsernamePasswordCredential(" BEA", "U*U"));
            assertThat(bea.getStatus()).isEqualTo(Status.VALID);
            assertThat(bea.getCallerPrincipal().getName()).isEqualTo("bea");
            assertThat(bea.getCallerGroups()).isEqualTo(Set.of("user", "admin"));
            assertThat(((UserPrincipal) bea.getCallerPrincipal()).attributes())
                    .isEqualTo(Map.of("mail", "b@x", "age", 7L));
            CredentialValidationResult art = store.validate(new UsernamePasswordCredential("art", "password"));
            assertThat(art.getStatus()).isEqualTo(Status.VALID);
            assertThat(art.getCallerGroups()).isEmpty();
            assertThat(((UserPrincipal) art.getCallerPrincipal()).attributes()).isEqualTo(Map.of("age", 8L));
        }

        @Test
        void refusesTheWrongTheDisabledAndTheUnreadable() {
            assertThat(status("bea", "password")).isEqualTo(Status.INVALID);
            assertThat(status("off", "U*U")).isEqualTo(Status.INVALID);
            assertThat(status("bad", "in clear")).isEqualTo(Status.INVALID);
            assertThat(status("nobody", "U*U")).isEqualTo(Status.NOT_VALIDATED);
            assertThat(status("' OR ''='", "U*U")).isEqualTo(Status.NOT_VALIDATED);
        }

        @Test
        void tellsAtARefreshWhoIsStillThere() throws SQLException {
            assertThat(known("bea").getCallerGroups()).isEqualTo(Set.of("user", "admin"));
            assertThat(known("off").getStatus()).isEqualTo(Status.INVALID);
            assertThat(known("nobody").getStatus()).isEqualTo(Status.INVALID);

            execute("DELETE FROM person_role WHERE role_name = 'admin'");
            assertThat(known("bea").getCallerGroups()).isEqualTo(Set.of("user"));
            execute("UPDATE person SET active = 0 WHERE login = 'bea'");
            assertThat(known("bea").getStatus()).isEqualTo(Status.INVALID);
        }

        @Test
        void isAwayAndNotWrongWhenAQueryDoesNotFitTheTables() {
            store.close();
            store = open("SELECT missing FROM person WHERE login = ?");
            assertThatThrownBy(() -> status("bea", "U*U")).isInstanceOf(UnavailableException.class);
            store.close();
            store = open("SELECT pw FROM person WHERE login <> ?");
            assertThatThrownBy(() -> status("bea", "U*U"))
                    .as("more than one row")
                    .isInstanceOf(UnavailableException.class);
        }

        private DatabaseIdentityStore open(String passwordQuery) {
            return DatabaseIdentityStore.open(
                    place,
                    new UserQueries(
                            passwordQuery,
                            Optional.of("SELECT role_name FROM person_role WHERE login = ?"),
                            Optional.of("SELECT active FROM person WHERE login = ?"),
                            Optional.of("SELECT mail AS \"Mail\", age FROM person WHERE login = ?")),
                    new EvenPasswordHashes(HashCost.pbkdf2(1000), new SecureRandom()));
        }

        private Status status(String name, String password) {
            return store.validate(new UsernamePasswordCredential(name, password))
                    .getStatus();
        }

        private CredentialValidationResult known(String name) {
            return store.validate(new CallerOnlyCredential(name));
        }

        private void execute(String... sql) throws SQLException {
            try (Connection connection = DriverManager.getConnection(
                            place.url(),
                            place.user().orElse(null),
                            place.password().orElse(null));
                    Statement statement = connection.createStatement()) {
                for (String each : sql) {
                    statement.execute(each);
                }
            }
        }
    }
}
