// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static java.util.Objects.requireNonNull;

/**
 * The characters that a request sent as its token, for example {@code eyJhbGciOi...}. Unchecked: it may be anything at all.
 *
 * @param value what stood behind the scheme, never empty
 */
public record TokenText(String value) {
    public TokenText {
        requireNonNull(value, "value");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a token text is never empty");
        }
    }

    /** Says only how long it is: whoever holds the text holds the caller's rights, so it must not reach a log. */
    @Override
    public String toString() {
        return "TokenText[" + value.length() + " characters]";
    }
}
