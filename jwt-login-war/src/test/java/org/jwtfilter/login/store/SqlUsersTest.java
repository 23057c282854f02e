// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.realm.Users;
import org.jwtfilter.login.realm.UsersContract;

class SqlUsersTest {
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

    abstract static class OnEveryDatabase extends UsersContract {
        private final TestDatabase kind;
        private Database database;

        OnEveryDatabase(TestDatabase kind) {
            this.kind = kind;
        }

        @BeforeEach
        void open() {
            database = kind.open();
        }

        @AfterEach
        void close() {
            database.close();
        }

        @Override
        protected Users users() {
            return new SqlUsers(database);
        }

        @Test
        void givesOneHashOfEachKind() {
            add("a", "$pbkdf2-sha256$i=1000,l=32$salt1$hash1");
            add("b", "$pbkdf2-sha256$i=1000,l=32$salt2$hash2");
            add("c", "$pbkdf2-sha256$i=2000,l=32$salt3$hash3");
            add("d", "PBKDF2WithHmacSHA256:1:a:b");
            users().rehash(new UserName("d"), "PBKDF2WithHmacSHA256:1:a:b", "$argon2id$v=19$m=8,t=1,p=1$salt4$hash4");

            assertThat(users().sampleHashes())
                    .containsExactlyInAnyOrder(
                            "$pbkdf2-sha256$i=1000,l=32$salt1$hash1",
                            "$pbkdf2-sha256$i=2000,l=32$salt3$hash3",
                            "$argon2id$v=19$m=8,t=1,p=1$salt4$hash4");
        }

        private void add(String name, String hash) {
            assertThat(users().create(new StoredUser(new UserName(name), hash, Set.of(), true)))
                    .isTrue();
        }
    }
}
