// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import java.util.Locale;
import java.util.Map;

/** The result in words, figures and as a picture. */
final class Table {
    /** What jwt-filter may add to a request, as a share of the unprotected one. */
    private static final double MOST_ADDED = 0.05;

    private static final int WIDTH = 640;
    private static final int LABELS = 250;
    private static final int ROW = 26;

    private final Map<Tokens, Map<Variant, Sample>> results;

    Table(Map<Tokens, Map<Variant, Sample>> results) {
        this.results = results;
    }

    String markdown(String head) {
        StringBuilder table = new StringBuilder("# What a protected request costs on Payara Micro\n\n")
                .append(head)
                .append("\n\n| load | application | CPU of the server, µs a request | added to the unprotected |"
                        + " requests/s |\n|---|---|---|---|---|\n");
        results.forEach((tokens, variants) -> variants.forEach((variant, sample) -> table.append(text(
                "| %s | %s | %.1f | %+.1f %% | %.0f |%n",
                tokens.label(),
                variant.label(),
                sample.cpuMicros(),
                100 * added(tokens, variant),
                sample.perSecond()))));
        table.append("\n| must reach | measured | reached |\n|---|---|---|\n");
        double added = added(Tokens.REPEATED, Variant.OURS);
        table.append(text(
                "| %s: adds at most %.0f %% | %+.1f %% | %s |%n",
                Tokens.REPEATED.label(), 100 * MOST_ADDED, 100 * added, word(added <= MOST_ADDED)));
        compare(Variant.EMPTY, "costs less than a module that looks at nothing", table);
        compare(Variant.BUILT_IN, "costs less than the server's own", table);
        return table.toString();
    }

    private void compare(Variant other, String words, StringBuilder table) {
        for (Tokens tokens : Tokens.values()) {
            double share = cpu(tokens, Variant.OURS) / cpu(tokens, other);
            table.append(text("| %s: %s | %.2f of it | %s |%n", tokens.label(), words, share, word(share < 1)));
        }
    }

    String svg(String head) {
        StringBuilder bars = new StringBuilder();
        double longest = results.values().stream()
                .flatMap(variants -> variants.values().stream())
                .mapToDouble(Sample::cpuMicros)
                .max()
                .orElseThrow();
        int y = 64;
        for (Tokens tokens : results.keySet()) {
            for (Variant variant : results.getOrDefault(tokens, Map.of()).keySet()) {
                double micros = cpu(tokens, variant);
                bars.append(text(
                        "<text x=\"16\" y=\"%d\">%s, %s</text><rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"15\""
                                + " fill=\"%s\"/><text x=\"%.0f\" y=\"%d\">%.0f µs</text>%n",
                        y,
                        variant.label(),
                        tokens.label(),
                        LABELS,
                        y - 12,
                        micros / longest * (WIDTH - LABELS - 80),
                        variant == Variant.OURS ? "#0969da" : "#8c959f",
                        LABELS + 6 + micros / longest * (WIDTH - LABELS - 80),
                        y,
                        micros));
                y += ROW;
            }
            y += ROW / 2;
        }
        return text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#24292f\">%n"
                        + "<title>CPU time of the server for one request</title>%n"
                        + "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#ffffff\" stroke=\"#d0d7de\"/>%n"
                        + "<text x=\"16\" y=\"24\" font-size=\"15\" font-weight=\"600\">CPU of the server for one request</text>%n"
                        + "<text x=\"16\" y=\"42\" fill=\"#57606a\" font-size=\"11\">%s</text>%n%s</svg>%n",
                WIDTH, y, WIDTH, y, WIDTH, y, head, bars);
    }

    private double cpu(Tokens tokens, Variant variant) {
        Sample sample = results.getOrDefault(tokens, Map.of()).get(variant);
        if (sample == null) {
            throw new IllegalStateException(variant + " was not measured");
        }
        return sample.cpuMicros();
    }

    private double added(Tokens tokens, Variant variant) {
        return cpu(tokens, variant) / cpu(tokens, Variant.UNPROTECTED) - 1;
    }

    private static String word(boolean reached) {
        return reached ? "yes" : "**no**";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
