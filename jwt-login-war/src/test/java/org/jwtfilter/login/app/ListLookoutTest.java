// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListLookoutTest {
    @Test
    void restsFourTimesAsLongAsItWorkedAndNeverSoLongThatNewsAreLate() {
        assertThat(ListLookout.restAfter(Duration.ZERO)).isZero();
        assertThat(ListLookout.restAfter(Duration.ofMillis(73))).isEqualTo(Duration.ofMillis(292));
        assertThat(ListLookout.restAfter(Duration.ofMillis(124))).isEqualTo(Duration.ofMillis(496));
        assertThat(ListLookout.restAfter(Duration.ofMillis(125))).isEqualTo(ListLookout.BETWEEN_LOOKS);
        assertThat(ListLookout.restAfter(Duration.ofMillis(126))).isEqualTo(ListLookout.BETWEEN_LOOKS);
    }
}
