// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.util.Optional;

/** The clients of the configuration and, where it names none, those that are registered and enabled. */
public final class KnownClients implements Clients {
    private final ConfiguredClients configured;
    private final RegisteredClients registered;

    public KnownClients(ConfiguredClients configured, RegisteredClients registered) {
        this.configured = configured;
        this.registered = registered;
    }

    @Override
    public Optional<Client> find(String id) {
        return configured
                .find(id)
                .or(() -> registered.find(id).filter(RegisteredClient::enabled).map(RegisteredClient::client));
    }
}
