// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.Scope;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;

class RefreshPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Instant IDLE_UNTIL = NOW.plus(IDLE);
    private static final Instant END = NOW.plus(Duration.ofHours(3));

    private final RefreshPolicy policy = new RefreshPolicy(IDLE, Duration.ofHours(3));
    private final SecureRandom random = new SecureRandom();
    private final RefreshToken current = RefreshToken.first(random);

    @Test
    void isGoodUntilJustBeforeTheIdleTimeIsOver() {
        assertThat(standing(current, IDLE_UNTIL.minus(TICK))).isEqualTo(Standing.GOOD);
        assertThat(standing(current, IDLE_UNTIL)).isEqualTo(Standing.IDLE_TOO_LONG);
        assertThat(standing(current, IDLE_UNTIL.plus(TICK))).isEqualTo(Standing.IDLE_TOO_LONG);
    }

    @Test
    void isExpiredFromTheEndOfTheLoginOn() {
        assertThat(standing(current, END.minus(TICK))).isEqualTo(Standing.IDLE_TOO_LONG);
        assertThat(standing(current, END)).isEqualTo(Standing.EXPIRED);
        assertThat(standing(current, END.plus(TICK))).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void isSpentIfItIsNotTheCurrentOneHoweverLongItWaited() {
        RefreshToken other = current.next(random);

        assertThat(standing(other, NOW)).isEqualTo(Standing.SPENT);
        assertThat(standing(other, IDLE_UNTIL)).isEqualTo(Standing.SPENT);
    }

    @Test
    void isRevokedWhateverElseItIs() {
        Family revoked = family(Optional.of(NOW));

        assertThat(policy.standing(current, revoked, NOW)).isEqualTo(Standing.REVOKED);
        assertThat(policy.standing(current.next(random), revoked, END)).isEqualTo(Standing.REVOKED);
    }

    @Test
    void waitsNoLongerThanTheLoginLasts() {
        assertThat(policy.expiresAt(NOW)).isEqualTo(END);
        assertThat(policy.idleUntil(NOW, END)).isEqualTo(IDLE_UNTIL);
        assertThat(policy.idleUntil(END.minus(IDLE).minus(TICK), END)).isEqualTo(END.minus(TICK));
        assertThat(policy.idleUntil(END.minus(IDLE), END)).isEqualTo(END);
        assertThat(policy.idleUntil(END.minus(IDLE).plus(TICK), END)).isEqualTo(END);
    }

    private Standing standing(RefreshToken presented, Instant now) {
        return policy.standing(presented, family(Optional.empty()), now);
    }

    private Family family(Optional<Instant> revokedAt) {
        return new Family(
                current.handleHash(),
                current.hash(),
                new User(new UserName("alice"), Set.of()),
                "web",
                Scope.parse("api").orElseThrow(),
                NOW,
                END,
                IDLE_UNTIL,
                revokedAt);
    }
}
