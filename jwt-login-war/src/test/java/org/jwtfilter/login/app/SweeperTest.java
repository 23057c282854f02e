// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.MemoryRefreshTokens;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.TestClock;

class SweeperTest {
    private final TestClock clock = new TestClock();

    @Test
    void doesEveryTaskWhateverBecomesOfAnother() {
        List<Instant> swept = new ArrayList<>();
        Consumer<Instant> broken = now -> {
            throw new IllegalStateException("away");
        };
        try (Sweeper sweeper = new Sweeper(clock, List.of(broken, swept::add))) {
            sweeper.sweep();
            clock.advance(Duration.ofMinutes(1));
            sweeper.sweep();
        }
        assertThat(swept).containsExactly(clock.instant().minus(Duration.ofMinutes(1)), clock.instant());
    }

    @Test
    void forgetsRefreshFamiliesThatAreOver() {
        MemoryRefreshTokens tokens = new MemoryRefreshTokens();
        RefreshPolicy policy = new RefreshPolicy(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ZERO);
        RefreshFamilies families =
                new RefreshFamilies(tokens, policy, new TestRealm().realm, event -> {}, clock, new SecureRandom());
        Client client = TestClients.client("web", "api");
        String handle = families.open(new User(new UserName("alice"), Set.of()), client, families.begin())
                .orElseThrow()
                .handleHash();
        try (Sweeper sweeper = new Sweeper(clock, List.of(tokens::forgetExpired))) {
            clock.advance(client.refreshTokenLifetime().minusNanos(1));
            sweeper.sweep();
            assertThat(tokens.find(handle)).isPresent();
            clock.advance(Duration.ofNanos(1));
            sweeper.sweep();
            assertThat(tokens.find(handle)).isEmpty();
        }
    }

    @Test
    void doesSoAgainAndAgainInTheBackground() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        try (Sweeper sweeper = new Sweeper(Clock.systemUTC(), List.of(now -> twice.countDown()))) {
            sweeper.start(Duration.ofMillis(1));
            assertThat(twice.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
