// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationPolicyTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration TICK = Duration.ofNanos(1);
    private static final Duration TOKEN = Duration.ofMinutes(5);

    private final RotationPolicy policy =
            new RotationPolicy(Duration.ofDays(30), Duration.ofDays(1), Duration.ofMinutes(2));
    private final KeyTerm first = new KeyTerm(1, START, START, TOKEN);
    private final KeyTerm second = policy.next(first, START.plus(Duration.ofDays(29)), TOKEN);
    private final List<KeyTerm> both = List.of(first, second);

    @Test
    void activatesAKeyWhenItHasBeenPublishedLongEnough() {
        Instant active = START.plus(Duration.ofDays(30));
        assertThat(second).isEqualTo(new KeyTerm(2, START.plus(Duration.ofDays(29)), active, TOKEN));
        assertThat(policy.state(both, 1, active.minus(TICK))).isEqualTo(KeyState.NEXT);
        assertThat(policy.state(both, 0, active.minus(TICK))).isEqualTo(KeyState.ACTIVE);
        for (Instant later : List.of(active, active.plus(TICK))) {
            assertThat(policy.state(both, 1, later)).isEqualTo(KeyState.ACTIVE);
            assertThat(policy.state(both, 0, later)).isEqualTo(KeyState.RETIRED);
        }
    }

    @Test
    void publishesARetiredKeyUntilItsLastTokenHasExpiredAndABitLonger() {
        Instant over = second.activeFrom().plus(Duration.ofMinutes(7));
        assertThat(policy.state(both, 0, over.minus(TICK))).isEqualTo(KeyState.RETIRED);
        assertThat(policy.state(both, 0, over)).isEqualTo(KeyState.OVER);
        assertThat(policy.state(both, 0, over.plus(TICK))).isEqualTo(KeyState.OVER);
    }

    @Test
    void makesTheNextKeyInTimeForTheEndOfTheInterval() {
        Instant due = START.plus(Duration.ofDays(29));
        assertThat(policy.isNextDue(List.of(first), due.minus(TICK))).isFalse();
        assertThat(policy.isNextDue(List.of(first), due)).isTrue();
        assertThat(policy.isNextDue(List.of(first), due.plus(TICK))).isTrue();
    }

    @Test
    void makesNoSecondNextKey() {
        assertThat(policy.isNextDue(both, second.activeFrom().minus(TICK))).isFalse();
        assertThat(policy.isNextDue(both, second.activeFrom())).isFalse();
        assertThat(policy.isNextDue(both, second.activeFrom().plus(Duration.ofDays(29))))
                .isTrue();
    }

    @Test
    void signsByWhatWasReadUntilAKeyThatWasMadeSinceCouldSign() {
        Instant readAt = START.plusSeconds(1);
        KeyTerm madeJustAfter = policy.next(first, readAt, TOKEN);
        assertThat(policy.trustedUntil(readAt)).isEqualTo(madeJustAfter.activeFrom());
    }

    @Test
    void usesTheFirstKeyEvenBeforeItsTime() {
        assertThat(policy.state(both, 0, START.minus(Duration.ofDays(1)))).isEqualTo(KeyState.ACTIVE);
    }

    /** Whoever read the key set just before the next key was in it has read it again when that key signs. */
    @Test
    void letsOthersKeepKeysForShorterThanANextKeyIsPublished() {
        for (long seconds : new long[] {2, 3, 4, 8, 60, 1200, 86_400, 90 * 86_400}) {
            Duration before = Duration.ofSeconds(seconds);
            RotationPolicy any = new RotationPolicy(before, before, Duration.ZERO);
            assertThat(any.caching().plus(any.betweenLooks()).multipliedBy(2)).isLessThan(before);
            assertThat(any.betweenLooks()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
            assertThat(any.caching()).isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
        assertThat(policy.caching()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refusesTimesThatCannotWork() {
        Duration two = Duration.ofSeconds(2);
        assertThat(new RotationPolicy(two, two, Duration.ZERO)).isNotNull();
        assertRefused(two, two.minus(TICK), Duration.ZERO);
        assertRefused(two, two.plus(TICK), Duration.ZERO);
        assertRefused(two, two, TICK.negated());
    }

    private static void assertRefused(Duration interval, Duration before, Duration after) {
        assertThatThrownBy(() -> new RotationPolicy(interval, before, after))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
