// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.time.Duration;
import java.util.Optional;

/** The clients of the configuration and, where it names none, those that are registered and enabled. */
public final class KnownClients implements Clients {
    private final ConfiguredClients configured;
    private final RegisteredClients registered;
    private final Duration longest;

    /**
     * @param longest how long an access token may live. Signing keys are published for so long after they have signed; a client that was
     *     registered when that was longer gets shorter tokens now
     */
    public KnownClients(ConfiguredClients configured, RegisteredClients registered, Duration longest) {
        this.configured = configured;
        this.registered = registered;
        this.longest = longest;
    }

    @Override
    public Optional<Client> find(String id) {
        return configured
                .find(id)
                .or(() -> registered
                        .find(id)
                        .filter(RegisteredClient::enabled)
                        .map(RegisteredClient::client)
                        .map(client -> client.livingAtMost(longest)));
    }
}
