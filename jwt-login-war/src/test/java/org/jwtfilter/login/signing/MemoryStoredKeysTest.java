// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

class MemoryStoredKeysTest extends StoredKeysContract {
    @Override
    protected StoredKeys store() {
        return new MemoryStoredKeys();
    }
}
