// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownClientsTest {
    private final MemoryRegisteredClients registered = new MemoryRegisteredClients();
    private final Client ours = TestClients.client("web", "api");

    @Test
    void areTheConfiguredAndTheRegisteredThatAreEnabled() {
        registered.create(new RegisteredClient(TestClients.client("on", "api"), true));
        registered.create(new RegisteredClient(TestClients.client("off", "api"), false));
        registered.create(new RegisteredClient(TestClients.client("web", "more"), true));
        KnownClients known = known(Duration.ofHours(1));

        assertThat(known.find("web")).contains(ours);
        assertThat(known.find("on")).contains(TestClients.client("on", "api"));
        assertThat(known.find("off")).isEmpty();
        assertThat(known.find("other")).isEmpty();
    }

    /** The keys that sign its tokens are published for that long and no longer; it was registered when they were for longer. */
    @Test
    void getNoTokensThatOutliveTheKeys() {
        registered.create(new RegisteredClient(TestClients.client("batch", "api"), true));

        assertThat(lifetime(Duration.ofMinutes(5).plusSeconds(1))).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime(Duration.ofMinutes(5))).isEqualTo(Duration.ofMinutes(5));
        assertThat(lifetime(Duration.ofMinutes(5).minusSeconds(1)))
                .isEqualTo(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(known(Duration.ofMinutes(1)).find("batch").orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("accessTokenLifetime")
                .isEqualTo(TestClients.client("batch", "api"));
        assertThat(registered.find("batch").orElseThrow().client().accessTokenLifetime())
                .as("as it was registered")
                .isEqualTo(Duration.ofMinutes(5));
    }

    private Duration lifetime(Duration longest) {
        return known(longest).find("batch").orElseThrow().accessTokenLifetime();
    }

    private KnownClients known(Duration longest) {
        return new KnownClients(new ConfiguredClients(List.of(ours)), registered, longest);
    }
}
