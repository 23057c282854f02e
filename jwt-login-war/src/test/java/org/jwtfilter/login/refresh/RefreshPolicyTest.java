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
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Instant IDLE_UNTIL = NOW.plus(IDLE);
    private static final Instant END = NOW.plus(Duration.ofHours(3));

    private final RefreshPolicy policy = new RefreshPolicy(IDLE, Duration.ofHours(3), GRACE);
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
        RefreshToken other = RefreshToken.first(random);

        assertThat(standing(other, NOW)).isEqualTo(Standing.SPENT);
        assertThat(standing(other, IDLE_UNTIL)).isEqualTo(Standing.SPENT);
    }

    @Test
    void isRevokedWhateverElseItIs() {
        Family revoked = family(Optional.of(NOW));

        assertThat(policy.standing(current, revoked, NOW)).isEqualTo(Standing.REVOKED);
        assertThat(policy.standing(RefreshToken.first(random), revoked, END)).isEqualTo(Standing.REVOKED);
    }

    @Test
    void waitsNoLongerThanTheLoginLasts() {
        assertThat(policy.expiresAt(NOW)).isEqualTo(END);
        assertThat(policy.idleUntil(NOW, END)).isEqualTo(IDLE_UNTIL);
        assertThat(policy.idleUntil(END.minus(IDLE).minus(TICK), END)).isEqualTo(END.minus(TICK));
        assertThat(policy.idleUntil(END.minus(IDLE), END)).isEqualTo(END);
        assertThat(policy.idleUntil(END.minus(IDLE).plus(TICK), END)).isEqualTo(END);
    }

    @Test
    void repeatsAnAnswerUntilJustBeforeTheGraceIsOver() {
        RefreshToken before = RefreshToken.first(random);
        Family family = family(Optional.of(new SpentToken(before.hash(), NOW, "salt")), Optional.empty());

        assertThat(policy.standing(before, family, NOW)).isEqualTo(Standing.REPEATED);
        assertThat(policy.standing(before, family, NOW.plus(GRACE).minus(TICK))).isEqualTo(Standing.REPEATED);
        assertThat(policy.standing(before, family, NOW.plus(GRACE))).isEqualTo(Standing.SPENT);
        assertThat(policy.standing(before, family, NOW.plus(GRACE).plus(TICK))).isEqualTo(Standing.SPENT);
        // Another node's clock may be behind.
        assertThat(policy.standing(before, family, NOW.minus(TICK))).isEqualTo(Standing.REPEATED);
        assertThat(policy.standing(RefreshToken.first(random), family, NOW)).isEqualTo(Standing.SPENT);
    }

    @Test
    void repeatsNothingWithoutAGraceNorInALoginThatIsOver() {
        RefreshToken before = RefreshToken.first(random);
        Optional<SpentToken> spent = Optional.of(new SpentToken(before.hash(), END.minus(TICK), "salt"));
        RefreshPolicy strict = new RefreshPolicy(IDLE, Duration.ofHours(3), Duration.ZERO);

        assertThat(strict.standing(before, family(spent, Optional.empty()), END.minus(TICK)))
                .isEqualTo(Standing.SPENT);
        assertThat(strict.standing(before, family(spent, Optional.empty()), NOW))
                .isEqualTo(Standing.SPENT);
        assertThat(policy.standing(before, family(spent, Optional.empty()), END.minus(TICK)))
                .isEqualTo(Standing.REPEATED);
        assertThat(policy.standing(before, family(spent, Optional.empty()), END))
                .isEqualTo(Standing.EXPIRED);
        assertThat(policy.standing(before, family(spent, Optional.of(NOW)), END.minus(TICK)))
                .isEqualTo(Standing.REVOKED);
    }

    private Standing standing(RefreshToken presented, Instant now) {
        return policy.standing(presented, family(Optional.empty()), now);
    }

    private Family family(Optional<Instant> revokedAt) {
        return family(Optional.empty(), revokedAt);
    }

    private Family family(Optional<SpentToken> spent, Optional<Instant> revokedAt) {
        return new Family(
                current.handleHash(),
                current.hash(),
                spent,
                new User(new UserName("alice"), Set.of()),
                "web",
                Scope.parse("api").orElseThrow(),
                NOW,
                END,
                IDLE_UNTIL,
                revokedAt);
    }
}
