// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void saysWhatIsReachedAndWhatIsNot() {
        String good = new Table(results(100, 120, 104.9, 180)).markdown("head");
        String bad = new Table(results(100, 105.1, 105.1, 105)).markdown("head");

        assertThat(good)
                .contains("| one token | jwt-filter | 104.9 | +4.9 % |", "adds at most 5 % | +4.9 % | yes |")
                .doesNotContain("**no**");
        assertThat(bad)
                .contains(
                        "adds at most 5 % | +5.1 % | **no** |",
                        "costs less than a module that looks at nothing | 1.00 of it | **no** |",
                        "costs less than the server's own | 1.00 of it | **no** |");
    }

    @Test
    void takesTheMiddleHalfOfAllTurns() {
        Sample sample = new Sample();
        for (double cpu : new double[] {1, 100, 102, 900}) {
            sample.add(cpu, 10);
        }

        assertThat(sample.cpuMicros()).isEqualTo(101);
        assertThat(sample.perSecond()).isEqualTo(10);
    }

    @Test
    void drawsABarForEach() {
        assertThat(new Table(results(1, 2, 3, 4)).svg("head").split("<rect", -1))
                .hasSize(2 + 10);
    }

    private static Map<Tokens, Map<Variant, Sample>> results(double open, double empty, double ours, double builtIn) {
        Map<Tokens, Map<Variant, Sample>> results = new EnumMap<>(Tokens.class);
        for (Tokens tokens : Tokens.values()) {
            Map<Variant, Sample> samples = new EnumMap<>(Variant.class);
            samples.put(Variant.UNPROTECTED, sample(open));
            samples.put(Variant.EMPTY, sample(empty));
            samples.put(Variant.OURS, sample(ours));
            samples.put(Variant.AS_FILTER, sample(ours));
            samples.put(Variant.BUILT_IN, sample(builtIn));
            results.put(tokens, samples);
        }
        return results;
    }

    private static Sample sample(double cpu) {
        Sample sample = new Sample();
        sample.add(cpu, 1);
        return sample;
    }
}
