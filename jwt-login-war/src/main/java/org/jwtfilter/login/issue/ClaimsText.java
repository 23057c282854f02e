// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import org.jwtfilter.login.oauth.StatusReference;

/** Writes the claims of a token as JSON, one after the other, in the least time. */
final class ClaimsText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder json = new StringBuilder(512).append('{');

    /** @param value text, a number, a truth value, or several of these */
    ClaimsText add(String name, Object value) {
        if (json.length() > 1) {
            json.append(',');
        }
        text(name);
        json.append(':');
        if (value instanceof Collection<?> several) {
            char before = '[';
            for (Object each : several) {
                json.append(before);
                single(each);
                before = ',';
            }
            json.append(before == '[' ? "[]" : "]");
        } else {
            single(value);
        }
        return this;
    }

    /** {@code status.status_list}. */
    ClaimsText status(StatusReference status) {
        json.append(json.length() > 1 ? "," : "").append("\"status\":{\"status_list\":{\"idx\":");
        json.append(status.index()).append(",\"uri\":");
        text(status.uri());
        json.append("}}");
        return this;
    }

    byte[] bytes() {
        return json.append('}').toString().getBytes(UTF_8);
    }

    private void single(Object value) {
        if (value instanceof String string) {
            text(string);
        } else {
            json.append(value);
        }
    }

    /** RFC 8259 section 7. Half a surrogate pair has no UTF-8; it becomes a question mark. */
    private void text(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 15])
                        .append(HEX[c >> 4 & 15])
                        .append(HEX[c & 15]);
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
