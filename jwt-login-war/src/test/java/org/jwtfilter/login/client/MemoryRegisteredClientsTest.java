// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

class MemoryRegisteredClientsTest extends RegisteredClientsContract {
    @Override
    protected RegisteredClients store() {
        return new MemoryRegisteredClients();
    }
}
