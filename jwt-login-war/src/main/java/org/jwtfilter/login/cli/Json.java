// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The little JSON that the commands write (RFC 8259 section 7). */
final class Json {
    private Json() {}

    static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    /** An array of what stands between commas; an empty one for nothing. */
    static String strings(String list) {
        return Arrays.stream(list.isBlank() ? new String[0] : list.split(",", -1))
                .map(word -> string(word.strip()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
