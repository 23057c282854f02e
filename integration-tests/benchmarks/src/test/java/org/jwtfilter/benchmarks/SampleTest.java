// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.jwtfilter.benchmarks.Candidate.Role;
import org.jwtfilter.benchmarks.Sample.DoubleSeries;

class SampleTest {
    private static final Sample CHEAP = sample("cheap", 10, 20, 30);
    private static final Sample DEAR = sample("dear", 20, 60, 300);

    private static Sample sample(String name, double... nanos) {
        return new Sample(name, Role.PEER, 100, new DoubleSeries(nanos));
    }

    @Test
    void comparesRoundWithRound() {
        // 2, 3 and 10: what the medians or the means would say is another number.
        assertThat(CHEAP.timesCheaperThan(DEAR)).isEqualTo(3);
        assertThat(DEAR.timesCheaperThan(CHEAP)).isCloseTo(1.0 / 3, within(1e-9));
    }

    @Test
    void isTheSameAfterItsWayFromOneProcessToAnother() {
        Sample arrived = Sample.parse(CHEAP.line());

        assertThat(arrived.line()).isEqualTo(CHEAP.line());
        assertThat(arrived.median()).isEqualTo(20);
    }

    @Test
    void putsRoundsOfTwoProcessesTogether() {
        assertThat(CHEAP.and(sample("cheap", 40, 50)).median()).isEqualTo(30);
    }
}
