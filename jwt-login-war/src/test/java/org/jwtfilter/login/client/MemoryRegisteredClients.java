// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Registered clients in memory, for tests of what is above. */
public final class MemoryRegisteredClients implements RegisteredClients {
    private final TreeMap<String, RegisteredClient> clients = new TreeMap<>();

    @Override
    public Optional<RegisteredClient> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    @Override
    public List<RegisteredClient> list(Optional<String> after, int limit) {
        return clients.tailMap(after.orElse(""), false).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public boolean create(RegisteredClient client) {
        return clients.putIfAbsent(client.client().id(), client) == null;
    }

    @Override
    public Optional<RegisteredClient> change(String id, UnaryOperator<RegisteredClient> change) {
        return Optional.ofNullable(clients.computeIfPresent(id, (any, before) -> change.apply(before)));
    }

    @Override
    public boolean delete(String id) {
        return clients.remove(id) != null;
    }
}
