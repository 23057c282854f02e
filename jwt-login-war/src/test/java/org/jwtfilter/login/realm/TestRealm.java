// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Map;
import org.jwtfilter.login.password.CountingHashes;

/** A realm on {@link MemoryUsers}. */
public final class TestRealm {
    public final MemoryUsers users = new MemoryUsers();
    public final CountingHashes hashes = new CountingHashes();
    public final Realm realm = new Realm(Map.of(User.EMBEDDED, new EmbeddedIdentityStore(users, hashes)));
}
