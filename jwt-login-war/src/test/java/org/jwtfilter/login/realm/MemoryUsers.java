// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Users in memory, for tests. */
public class MemoryUsers implements Users {
    private final Map<UserName, StoredUser> users = new ConcurrentSkipListMap<>(Comparator.comparing(UserName::text));

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

    @Override
    public boolean create(StoredUser user) {
        return users.putIfAbsent(user.name(), user) == null;
    }

    @Override
    public List<StoredUser> list(Optional<UserName> after, int limit) {
        return users.values().stream()
                .filter(user ->
                        user.name().text().compareTo(after.map(UserName::text).orElse("")) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public boolean change(UserName name, UserChange change) {
        return users.computeIfPresent(
                        name,
                        (same, user) -> new StoredUser(
                                name,
                                change.password()
                                        .map(UserChange.NewPassword::hash)
                                        .orElse(user.passwordHash()),
                                change.groups().orElse(user.groups()),
                                change.enabled().orElse(user.enabled()),
                                change.password()
                                        .map(UserChange.NewPassword::temporary)
                                        .orElse(user.temporary()),
                                change.attributes().orElse(user.attributes())))
                != null;
    }

    @Override
    public boolean replacePassword(UserName name, String oldHash, String newHash) {
        @Nullable StoredUser user = users.get(name);
        return user != null
                && user.enabled()
                && user.passwordHash().equals(oldHash)
                && change(name, UserChange.password(newHash, false));
    }

    @Override
    public void rehash(UserName name, String oldHash, String newHash) {
        @Nullable StoredUser user = users.get(name);
        if (user != null && user.passwordHash().equals(oldHash)) {
            change(name, UserChange.password(newHash, user.temporary()));
        }
    }

    @Override
    public boolean delete(UserName name) {
        return users.remove(name) != null;
    }

    @Override
    public List<String> sampleHashes() {
        return users.values().stream().map(StoredUser::passwordHash).toList();
    }
}
