// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.refresh.TestClock;

class LoginThrottleTest {
    private static final Source HERE = new Source("192.0.2.1");
    private static final ThrottlePolicy POLICY = new ThrottlePolicy(
            new Limit(3, Duration.ofMinutes(5)),
            new Limit(7, Duration.ofMinutes(2)),
            new Limit(20, Duration.ofSeconds(30)),
            Duration.ofDays(30));

    private final TestClock clock = new TestClock();
    private final List<AuditEvent> events = new ArrayList<>();
    private final LoginThrottle throttle =
            new LoginThrottle(POLICY, new MemoryLoginAttempts(), new MemoryKnownSources(), events::add, clock);

    @Test
    void stopsAGuesserAtOneAccountAndSaysForHowLong() {
        fail("alice", HERE, 3);

        assertThrottled("alice", HERE, Duration.ofMinutes(5));
        assertThat(events)
                .singleElement()
                .isEqualTo(AuditEvent.of(AuditType.LOGIN_THROTTLED)
                        .with(AuditField.USER, "alice")
                        .with(AuditField.SOURCE, "192.0.2.1")
                        .with(AuditField.RETRY_AFTER, "300"));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThrottled("alice", HERE, Duration.ofSeconds(1));
        clock.advance(Duration.ofMillis(1));
        fail("alice", HERE, 1);
        assertThrottled("alice", HERE, Duration.ofMinutes(5));
        fail("bob", HERE, 1);
    }

    @Test
    void stopsWhoSharesTheGuessingAmongManySources() {
        for (int i = 0; i < 7; i++) {
            fail("alice", source(i), 1);
        }
        assertThrottled("alice", source(7), Duration.ofMinutes(2));
        fail("bob", source(7), 1);
    }

    @Test
    void stopsWhoTriesOnePasswordOnManyAccounts() {
        for (int i = 0; i < 20; i++) {
            fail("user" + i, HERE, 1);
        }
        assertThrottled("user20", HERE, Duration.ofSeconds(30));
        fail("user20", source(1), 1);
    }

    @Test
    void countsNoSuccess() {
        for (int i = 0; i < 100; i++) {
            throttle.succeeded(throttle.begin("alice", HERE));
        }
        for (int i = 0; i < 100; i++) {
            throttle.succeeded(throttle.begin("user" + i, HERE));
        }
        fail("alice", HERE, 3);
    }

    @Test
    void countsAttemptsAtTheSameMomentBeforeTheyAreDecided() {
        List<Attempt> undecided =
                List.of(throttle.begin("alice", HERE), throttle.begin("alice", HERE), throttle.begin("alice", HERE));

        assertThrottled("alice", HERE, Duration.ofMinutes(5));
        undecided.forEach(throttle::succeeded);
        fail("alice", HERE, 3);
    }

    @Test
    void countsNothingThatNobodyLookedAt() {
        for (int i = 0; i < 50; i++) {
            throttle.withdraw(throttle.begin("alice", HERE));
        }
        fail("alice", HERE, 3);
    }

    @Test
    void letsTheRightUserInFromAKnownSourceWhileOthersGuess() {
        throttle.succeeded(throttle.begin("alice", HERE));
        for (int i = 0; i < 7; i++) {
            fail("alice", source(i), 1);
        }
        assertThrottled("alice", source(8), Duration.ofMinutes(2));

        for (int i = 0; i < 10; i++) {
            throttle.succeeded(throttle.begin("alice", HERE));
        }
        assertThrottled("alice", source(8), Duration.ofMinutes(2));
    }

    @Test
    void letsTheRightUserInFromASourceWhereSomebodyElseGuesses() {
        throttle.succeeded(throttle.begin("alice", HERE));
        for (int i = 0; i < 20; i++) {
            fail("user" + i, HERE, 1);
        }
        assertThrottled("user20", HERE, Duration.ofSeconds(30));

        throttle.succeeded(throttle.begin("alice", HERE));
    }

    @Test
    void limitsAKnownSourceToo() {
        throttle.succeeded(throttle.begin("alice", HERE));
        fail("alice", HERE, 3);

        assertThrottled("alice", HERE, Duration.ofMinutes(5));
    }

    @Test
    void leavesRoomForOthersWhenOneSourceGuessesForADay() {
        for (int minute = 0; minute < 24 * 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            try {
                throttle.begin("alice", HERE);
            } catch (OAuthException throttled) {
                assertThat(throttled.error().status()).isEqualTo(429);
            }
        }
        throttle.succeeded(throttle.begin("alice", source(1)));
    }

    @Test
    void forgetsASourceAfterItsTime() {
        throttle.succeeded(throttle.begin("alice", HERE));
        clock.advance(Duration.ofDays(30).minusMillis(1));
        for (int i = 0; i < 7; i++) {
            fail("alice", source(i), 1);
        }
        fail("alice", HERE, 1);
        clock.advance(Duration.ofMillis(1));

        assertThrottled("alice", HERE, Duration.ofMinutes(2));
    }

    private void fail(String name, Source source, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(name, source);
        }
    }

    private void assertThrottled(String name, Source source, Duration retryAfter) {
        assertThatThrownBy(() -> throttle.begin(name, source)).isInstanceOfSatisfying(OAuthException.class, e -> {
            assertThat(e.error().status()).isEqualTo(429);
            assertThat(e.error().retryAfter()).contains(retryAfter);
        });
    }

    private static Source source(int i) {
        return new Source("198.51.100." + i);
    }
}
