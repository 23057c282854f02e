// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clients that the configuration names. */
public final class ConfiguredClients implements Clients {
    private final Map<String, Client> clients = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two have the same id */
    public ConfiguredClients(List<Client> clients) {
        for (Client client : clients) {
            if (this.clients.put(client.id(), client) != null) {
                throw new IllegalArgumentException("Two clients are called " + client.id());
            }
        }
    }

    @Override
    public Optional<Client> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    /** All of them, in the order in which they were given. */
    public List<Client> all() {
        return List.copyOf(clients.values());
    }
}
