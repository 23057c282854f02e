// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Users in memory, for tests. */
public final class MemoryUsers implements Users {
    private final Map<UserName, StoredUser> users = new HashMap<>();

    public void put(String name, String hash, boolean enabled, String... groups) {
        UserName userName = new UserName(name);
        users.put(userName, new StoredUser(userName, hash, Set.of(groups), enabled));
    }

    public void remove(String name) {
        users.remove(new UserName(name));
    }

    @Override
    public Optional<StoredUser> find(UserName name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public boolean isEmpty() {
        return users.isEmpty();
    }

    @Override
    public void add(List<StoredUser> more) {
        more.forEach(user -> users.put(user.name(), user));
    }
}
