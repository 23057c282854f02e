// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.loginbenchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void saysWhatIsReachedAndWhatIsNot() {
        String good = table(1000.0 / 121, 1000.0 / 201, 511);
        String bad = table(1000.0 / 120, 1000.0 / 200, 512);

        assertThat(good)
                .contains("of Keycloak | 121 | yes |", "more than 200 | 201 | yes |", "512 MB | 511 | yes |")
                .doesNotContain("**no**");
        assertThat(bad)
                .contains("of Keycloak | 120 | **no** |", "more than 200 | 200 | **no** |", "512 MB | 512 | **no** |");
    }

    @Test
    void takesTheMiddleHalfOfAllTurns() {
        Cost cost = new Cost();
        for (double millis : new double[] {1, 100, 102, 900}) {
            cost.add(millis, 3, 10);
        }

        assertThat(cost.nodeMillis()).isEqualTo(101);
        assertThat(cost.databaseMillis()).isEqualTo(3);
        assertThat(cost.perSecond()).isEqualTo(10);
    }

    @Test
    void addsTheGenerationsOfAHeap() {
        String heapInfo = """
                4711:
                 def new generation   total 157248K, used 1024K [0x00, 0x01, 0x02)
                  eden space 139776K,   1% used [0x00, 0x01, 0x02)
                 tenured generation   total 349568K, used 61440K [0x00, 0x01, 0x02)
                   the space 349568K,  17% used [0x00, 0x01, 0x02, 0x03)
                 Metaspace       used 99999K, committed 99999K, reserved 1114112K
                """;

        assertThat(Heap.liveKilobytes(heapInfo)).isEqualTo(62464);
    }

    private static String table(double refreshMillis, double grantMillis, double megabytes) {
        Cost refresh = cost(refreshMillis);
        return new Table(refresh, cost(grantMillis), Map.of(Hashing.PBKDF2, refresh), new Heap(60, megabytes, 512))
                .markdown("head");
    }

    private static Cost cost(double millis) {
        Cost cost = new Cost();
        cost.add(millis, 1, 1);
        return cost;
    }
}
