// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import java.time.Duration;
import java.util.List;
import org.jwtfilter.login.oauth.Scope;

/** Clients that are valid already. */
public final class TestClients {
    private TestClients() {}

    /** A client whose access tokens live 5 minutes, whose refresh tokens wait an hour and whose logins end after three. */
    public static Client client(String id, String scope) {
        return client(id, scope, "a");
    }

    public static Client client(String id, String scope, String... audiences) {
        return new Client(
                id,
                Scope.parse(scope).orElseThrow(),
                List.of(audiences),
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                Duration.ofHours(3));
    }

    /** Tells requests of these clients apart; one that names none is the first one's. */
    public static ClientAuthentication authentication(Client... clients) {
        return new ClientAuthentication(new ConfiguredClients(List.of(clients)), clients[0]);
    }
}
