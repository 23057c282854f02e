// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    private static final Instant NOW = Instant.parse("2027-01-31T08:15:00Z");
    private static final Limit TEN = new Limit(10, Duration.ofMinutes(5));

    @Test
    void hasRoomJustUnderAndAtTheLimitAndNoneJustOver() {
        Instant emptyAt = NOW;
        for (int i = 1; i <= 10; i++) {
            assertThat(TEN.wait(emptyAt, NOW)).as("attempt %s", i).isZero();
            emptyAt = TEN.charged(emptyAt, NOW);
        }
        assertThat(TEN.wait(emptyAt, NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(TEN.wait(emptyAt, NOW.plus(Duration.ofMinutes(5)).minusMillis(1)))
                .isEqualTo(Duration.ofMillis(1));
        assertThat(TEN.wait(emptyAt, NOW.plus(Duration.ofMinutes(5)))).isZero();
        assertThat(TEN.wait(emptyAt, NOW.plus(Duration.ofMinutes(5)).plusMillis(1)))
                .isZero();
    }

    @Test
    void forgetsOneAttemptInEachInterval() {
        Instant emptyAt = NOW;
        for (int i = 0; i < 10; i++) {
            emptyAt = TEN.charged(emptyAt, NOW);
        }
        assertThat(emptyAt).isEqualTo(NOW.plus(Duration.ofMinutes(50)));
        Instant later = NOW.plus(Duration.ofDays(1));
        assertThat(TEN.charged(emptyAt, later)).as("empty meanwhile").isEqualTo(later.plus(Duration.ofMinutes(5)));
        assertThat(TEN.latestEmptyAt(NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(45)));
    }

    @ParameterizedTest
    @CsvSource({
        "1/PT1S,true",
        "0/PT1S,false",
        "2/PT2S,true",
        "999999/PT1S,true",
        "1000000/PT1S,true",
        "1000001/PT1S,false",
        "10/PT0S,false",
        "10/PT0.5S,false",
        "10/PT23H59M59S,true",
        "10/P1D,true",
        "10/P1DT1S,false",
        "10/PT1.5S,false",
        "10/-PT1S,false",
        "-1/PT1S,false",
        "01/PT1S,false",
        "10,false",
        "10/,false",
        "/PT1S,false",
        "10/300,false",
        "10/PT5M/PT5M,false",
        "10 / PT5M,false",
        "ten/PT5M,false",
        "10/PT99999999999999999S,false",
    })
    void readsExactlyWhatItSays(String text, boolean accepted) {
        assertThat(Limit.parse(text).isPresent()).isEqualTo(accepted);
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Limit.parse("10/PT5M")).contains(TEN);
        assertThat(TEN).hasToString("10/PT5M");
        assertThatThrownBy(() -> new Limit(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
