// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link LoginAttempts} does. */
public abstract class LoginAttemptsContract {
    protected static final Instant NOW = Instant.parse("2027-01-31T08:15:00.123Z");
    private static final Limit THREE_A_MINUTE = new Limit(3, Duration.ofSeconds(20));

    protected abstract LoginAttempts attempts();

    protected static Bucket bucket(Limit limit) {
        return Bucket.of(limit, "test", UUID.randomUUID().toString());
    }

    @Test
    void givesRoomForAsManyAsFitAndThenForOneInEachInterval() {
        List<Bucket> one = List.of(bucket(THREE_A_MINUTE));

        for (int i = 0; i < 3; i++) {
            assertThat(attempts().charge(one, NOW)).as("attempt %s", i + 1).isZero();
        }
        assertThat(attempts().charge(one, NOW)).isEqualTo(Duration.ofSeconds(20));
        assertThat(attempts().charge(one, NOW.plusMillis(19_999))).isEqualTo(Duration.ofMillis(1));
        assertThat(attempts().charge(one, NOW.plusMillis(20_000))).isZero();
        assertThat(attempts().charge(one, NOW.plusMillis(20_001))).isEqualTo(Duration.ofMillis(19_999));
        assertThat(attempts().charge(one, NOW.plusMillis(40_001))).isZero();
    }

    @Test
    void countsInAllBucketsOrInNone() {
        Bucket wide = bucket(new Limit(100, Duration.ofSeconds(1)));
        Bucket narrow = bucket(new Limit(1, Duration.ofSeconds(10)));
        Bucket last = bucket(new Limit(1, Duration.ofSeconds(5)));

        assertThat(attempts().charge(List.of(wide, narrow), NOW)).isZero();
        for (int i = 0; i < 200; i++) {
            assertThat(attempts().charge(List.of(wide, narrow, last), NOW)).isEqualTo(Duration.ofSeconds(10));
        }
        assertThat(attempts().charge(List.of(last), NOW)).as("was not counted").isZero();
        for (int i = 1; i < 100; i++) {
            assertThat(attempts().charge(List.of(wide), NOW))
                    .as("attempt %s", i + 1)
                    .isZero();
        }
        assertThat(attempts().charge(List.of(wide), NOW)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void takesBackExactlyWhatWasCounted() {
        Bucket first = bucket(THREE_A_MINUTE);
        Bucket second = bucket(new Limit(2, Duration.ofMinutes(10)));
        attempts().charge(List.of(first, second), NOW);
        attempts().charge(List.of(first, second), NOW);

        attempts().refund(List.of(first, second));

        assertThat(attempts().charge(List.of(second), NOW)).isZero();
        assertThat(attempts().charge(List.of(second), NOW)).isEqualTo(Duration.ofMinutes(10));
        attempts().refund(List.of(bucket(THREE_A_MINUTE)));
    }

    @Test
    void forgetsNothingThatCounts() {
        List<Bucket> one = List.of(bucket(new Limit(1, Duration.ofSeconds(20))));
        attempts().charge(one, NOW);

        attempts().forgetEmpty(NOW.plusMillis(19_999));
        assertThat(attempts().charge(one, NOW.plusMillis(19_999))).isEqualTo(Duration.ofMillis(1));
        attempts().forgetEmpty(NOW.plusMillis(20_000));
        assertThat(attempts().charge(one, NOW)).as("gone").isZero();
    }

    @Test
    void countsAsThePolicyDoes() {
        LoginAttempts policy = new MemoryLoginAttempts();
        List<Bucket> both = List.of(bucket(THREE_A_MINUTE), bucket(new Limit(7, Duration.ofSeconds(33))));
        Random random = new Random(1);
        Instant now = NOW;
        for (int i = 0; i < 500; i++) {
            now = now.plusMillis(random.nextInt(30_000));
            assertThat(attempts().charge(both, now)).as("attempt %s", i).isEqualTo(policy.charge(both, now));
            if (random.nextInt(4) == 0) {
                attempts().refund(both);
                policy.refund(both);
            }
        }
    }
}
