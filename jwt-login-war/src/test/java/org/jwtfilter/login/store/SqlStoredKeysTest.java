// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import org.junit.jupiter.api.AfterEach;
import org.jwtfilter.login.signing.StoredKeys;
import org.jwtfilter.login.signing.StoredKeysContract;

class SqlStoredKeysTest extends StoredKeysContract {
    private final Database database = Database.openUrl("jdbc:h2:mem:keys;DB_CLOSE_DELAY=0");

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected StoredKeys store() {
        return new SqlStoredKeys(database);
    }
}
