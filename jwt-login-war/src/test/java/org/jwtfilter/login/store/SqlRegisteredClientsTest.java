// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.client.RegisteredClients;
import org.jwtfilter.login.client.RegisteredClientsContract;

@ParameterizedClass
@EnumSource
class SqlRegisteredClientsTest extends RegisteredClientsContract {
    private final Database database;

    SqlRegisteredClientsTest(TestDatabase kind) {
        this.database = kind.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected RegisteredClients store() {
        return new SqlRegisteredClients(database);
    }
}
