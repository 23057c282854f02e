// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.jwtfilter.login.signing.StoredKeys;
import org.jwtfilter.login.signing.StoredKeysContract;

class SqlStoredKeysTest {
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

    abstract static class OnEveryDatabase extends StoredKeysContract {
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
        protected StoredKeys store() {
            return new SqlStoredKeys(database);
        }
    }
}
