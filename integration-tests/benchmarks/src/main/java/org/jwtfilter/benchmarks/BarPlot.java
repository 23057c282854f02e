// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jwtfilter.benchmarks.Candidate.Role;

/**
 * The report as a picture: a panel for each case, a bar for each candidate, as long as its CPU time. It brings its own
 * light background, so that it can be read on a dark page, too.
 */
final class BarPlot {
    private static final int PANEL_WIDTH = 490;
    private static final int LABEL_WIDTH = 180;
    private static final int BAR_WIDTH = 185;
    private static final int BAR_HEIGHT = 13;
    private static final int ROW = 19;
    private static final int TITLE = 34;
    private static final int MARGIN = 20;
    private static final int HEAD = 92;
    private static final int COLUMNS = 2;

    private final StringBuilder svg = new StringBuilder();
    private final Results results;

    private BarPlot(Results results) {
        this.results = results;
    }

    static String of(Results results, String machine) {
        return new BarPlot(results).draw(machine);
    }

    private String draw(String machine) {
        List<Case> cases = results.cases().stream()
                .filter(scenario -> scenario.kind() != Case.Kind.NATIVE)
                .toList();
        int top = HEAD;
        StringBuilder body = new StringBuilder();
        for (int first = 0; first < cases.size(); first += COLUMNS) {
            int height = 0;
            for (int column = 0; column < COLUMNS && first + column < cases.size(); column++) {
                Case scenario = cases.get(first + column);
                svg.setLength(0);
                panel(scenario, MARGIN + column * PANEL_WIDTH, top);
                body.append(svg);
                height = Math.max(height, results.samples(scenario).size());
            }
            top += TITLE + height * ROW + MARGIN;
        }
        int width = 2 * MARGIN + COLUMNS * PANEL_WIDTH;
        svg.setLength(0);
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#24292f\">",
                width, top, width, top);
        add("<title>CPU time of verifying one token, by case and candidate</title>");
        add("<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#ffffff\" stroke=\"#d0d7de\"/>", width, top);
        add(
                "<text x=\"%d\" y=\"30\" font-size=\"18\" font-weight=\"600\">CPU time of verifying one token</text>",
                MARGIN);
        caption(
                50,
                "Shorter is better. In brackets: how often it fits into the dashed limit, which is the cryptography alone,");
        caption(66, "or a SHA-256 of the token where that was seen before, or the accepted token where it is refused.");
        caption(82, machine);
        svg.append(body);
        add("</svg>");
        return svg.toString();
    }

    private void caption(int y, String text) {
        add("<text x=\"%d\" y=\"%d\" fill=\"#57606a\">%s</text>", MARGIN, y, escaped(text));
    }

    private void panel(Case scenario, int left, int top) {
        List<Sample> samples = results.samples(scenario);
        double longest = samples.stream().mapToDouble(Sample::low).max().orElse(1);
        Sample limit = results.limit(scenario);
        int start = left + LABEL_WIDTH;
        add(
                "<text x=\"%d\" y=\"%d\" font-size=\"14\" font-weight=\"600\">%s</text>",
                left, top + 20, escaped(scenario.name()));
        int y = top + TITLE;
        int x = start + length(limit.low(), longest);
        // Before the bars, so that their texts stay readable.
        add(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#8c959f\" stroke-dasharray=\"3 3\"/>",
                x, y - 4, x, y + samples.size() * ROW - 2);
        for (Sample sample : samples) {
            bar(sample, limit, start, y, longest);
            y += ROW;
        }
    }

    private void bar(Sample sample, Sample limit, int start, int y, double longest) {
        boolean ours = sample.role() == Role.OURS;
        String weight = ours ? " font-weight=\"700\"" : "";
        int baseline = y + BAR_HEIGHT - 2;
        int length = length(sample.low(), longest);
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"%s>%s</text>",
                start - 8, baseline, weight, escaped(sample.candidate()));
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"2\" fill=\"%s\"/>",
                start, y, length, BAR_HEIGHT, colour(sample.role()));
        add(
                "<text x=\"%d\" y=\"%d\" font-size=\"11\"%s>%s µs (%s)</text>",
                start + length + 6,
                baseline,
                weight,
                Markdown.micros(sample.low()),
                ratio(sample.timesCheaperThan(limit)));
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }

    private static int length(double value, double longest) {
        return Math.max(1, (int) Math.round(BAR_WIDTH * value / longest));
    }

    private static String colour(Role role) {
        return switch (role) {
            case LIMIT -> "#8c959f";
            case OURS -> "#d9480f";
            case PEER -> "#74a0d1";
        };
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(character -> switch (character) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    default -> Character.toString(character);
                })
                .collect(Collectors.joining());
    }
}
