// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.jwtfilter.benchmarks.Candidate.Role;
import org.jwtfilter.benchmarks.Sample.DoubleSeries;
import org.xml.sax.InputSource;

class ReportTest {
    private static final String COLD = Case.cold(Algorithm.RS256);

    private static Results results(double oursNanos, double oursBytes) {
        Results results = new Results();
        results.add(
                Case.named(COLD),
                List.of(
                        sample(Candidates.RAW, Role.LIMIT, 93, 6_000),
                        sample(Candidates.OURS, Role.OURS, oursNanos, oursBytes),
                        sample("peer", Role.PEER, 110, 15_000)));
        return results;
    }

    private static Sample sample(String name, Role role, double nanos, double bytes) {
        return new Sample(name, role, bytes, new DoubleSeries(nanos, nanos, nanos));
    }

    private static List<Boolean> reached(Results results) {
        return Gates.of(results).stream()
                .filter(gate -> gate.scenario().equals(COLD))
                .map(Gate::reached)
                .toList();
    }

    @Test
    void opensTheGatesExactlyAtTheirLimits() {
        assertThat(reached(results(99.9, 12_999))).containsExactly(true, true, true);
        assertThat(reached(results(100, 13_000))).containsExactly(true, true, true);
        assertThat(reached(results(100.1, 13_001))).containsExactly(false, true, false);
        assertThat(reached(results(110, 13_000))).containsExactly(false, false, true);
    }

    @Test
    void shutsTheGatesOfWhatIsNotThere() {
        assertThat(Gates.of(new Results())).isNotEmpty().noneMatch(Gate::reached);
    }

    @Test
    void drawsWellFormedXml() throws Exception {
        String svg = BarPlot.of(results(100, 12_000), "a < b & c");

        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getTextContent()).contains("a < b & c", COLD, Candidates.OURS, "0.10 µs (0.93)");
    }

    @Test
    void writesEveryRowAndEveryGate() {
        Results results = results(100, 12_000);

        String markdown = Markdown.of(results, Gates.of(results), List.of(), "full", "a machine");

        assertThat(markdown)
                .contains("| cold RS256 | peer | 0.11 | 0.11 | 0.845 | 15,000 |")
                .contains("| cold RS256 | at least 0.93 of the limit | 0.930 | yes |");
    }
}
