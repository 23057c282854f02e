// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Words an event as one JSON object (RFC 8259) in printable ASCII, so that no reader sees a second line, a terminal's escape sequence or a
 * {@code ${}} that a logger could look up, whatever was sent.
 */
public final class AuditLine {
    /** The longest value, in UTF-16 units; what is longer ends in three dots. A user's name, at most 256 characters, is never cut. */
    static final int MAX_VALUE = 512;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AuditLine() {}

    /** The line without its end, for example {@code {"time":"2027-01-31T08:15:00.000Z","event":"login","user":"alice"}}. */
    public static String of(Instant time, AuditEvent event) {
        StringBuilder line = new StringBuilder(200).append("{\"time\":\"");
        TIME.formatTo(time, line);
        line.append("\",\"event\":\"").append(event.type().code()).append('"');
        event.details().forEach((field, value) -> {
            line.append(",\"").append(field.member()).append("\":\"");
            appendEscaped(line, value);
            line.append('"');
        });
        return line.append('}').toString();
    }

    private static void appendEscaped(StringBuilder line, String value) {
        int end = Math.min(value.length(), MAX_VALUE);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '$') {
                line.append(c);
            } else {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        if (end < value.length()) {
            line.append("...");
        }
    }
}
