// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.Scope;

class ClientTest {
    @Test
    void givesAccessTokensALifeOfAnHourAtMost() {
        assertThat(client(Duration.ofMinutes(60).minusSeconds(1), "a")).isNotNull();
        assertThat(client(Duration.ofMinutes(60), "a")).isNotNull();
        assertRefused(Duration.ofMinutes(60).plusSeconds(1), "a");
        assertThat(client(Duration.ofSeconds(1), "a")).isNotNull();
        assertRefused(Duration.ofMillis(999), "a");
    }

    @Test
    void namesAnAudience() {
        assertRefused(Duration.ofMinutes(5));
    }

    private static void assertRefused(Duration lifetime, String... audiences) {
        assertThatThrownBy(() -> client(lifetime, audiences)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Client client(Duration lifetime, String... audiences) {
        Scope scope = Scope.parse("api").orElseThrow();
        return new Client("web", scope, List.of(audiences), lifetime, Duration.ofHours(1), Duration.ofHours(1));
    }
}
