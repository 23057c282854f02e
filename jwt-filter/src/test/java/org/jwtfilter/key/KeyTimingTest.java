// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyTimingTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    @ParameterizedTest
    @CsvSource({
        // refresh, said, random, pause
        "PT5M, , 0, PT4M",
        "PT5M, , 0.5, PT3M45S",
        "PT5M, PT100S, 0, PT1M20S",
        "PT5M, PT100S, 0.5, PT1M15S",
        // The upper bound: 80 % of 375 s are 300 s.
        "PT5M, PT374S, 0, PT299.2S",
        "PT5M, PT375S, 0, PT5M",
        "PT5M, PT376S, 0, PT5M",
        "PT5M, PT2147483648S, 0.5, PT5M",
        // The lower bound: 80 % of 12.5 s are 10 s.
        "PT5M, PT12.6S, 0, PT10.08S",
        "PT5M, PT12.5S, 0, PT10S",
        "PT5M, PT12.4S, 0, PT10S",
        "PT5M, PT0S, 0, PT10S",
        "PT5M, PT0S, 0.5, PT10.5S",
        // Both at once.
        "PT10S, PT0S, 0.5, PT10S",
        "PT5S, PT0S, 0.5, PT5S",
        "PT5S, , 0.5, PT5S",
        "PT11S, , 0, PT10S"
    })
    void looksAheadOfExpiryWithinItsBounds(Duration refresh, Duration said, double random, Duration pause) {
        assertThat(timing(refresh).afterSuccess(Optional.ofNullable(said), random))
                .isEqualTo(pause);
    }

    @Test
    void neverComesSoonerThanAt70PerCent() {
        assertThat(timing(Duration.ofMinutes(5)).afterSuccess(Optional.empty(), ALMOST_ONE))
                .isBetween(Duration.ofSeconds(210), Duration.ofSeconds(211));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, PT0.5S",
        "1, 0.5, PT0.475S",
        "2, 0, PT1S",
        "3, 0, PT2S",
        "6, 0, PT16S",
        "7, 0, PT30S",
        "8, 0.5, PT28.5S",
        "64, 0, PT30S",
        "65, 0, PT30S",
        "2147483647, 0, PT30S"
    })
    void triesAgainAfterEverLongerPausesUpToTheCoolDown(int failures, double random, Duration pause) {
        assertThat(timing(Duration.ofMinutes(5)).afterFailure(failures, random)).isEqualTo(pause);
    }

    @Test
    void looksAtFilesEveryFiveSeconds() {
        KeyTiming timing = KeyTiming.ofFile(Duration.ofDays(1));

        assertThat(timing.afterSuccess(Optional.empty(), 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(timing.afterSuccess(Optional.empty(), ALMOST_ONE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(timing.afterFailure(10, 0)).isEqualTo(Duration.ofSeconds(5));
    }

    private static KeyTiming timing(Duration refresh) {
        return new KeyTiming(refresh, Duration.ofSeconds(30), Duration.ofDays(1), Duration.ofSeconds(2));
    }
}
