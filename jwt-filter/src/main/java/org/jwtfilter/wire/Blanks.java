// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

/**
 * Spaces and tabs, the only blanks in a field (RFC 9110 section 5.6.3); {@code String.strip} would take control characters
 * off, too.
 */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
