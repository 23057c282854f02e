// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as somebody typed it, 1 to 1024 characters without NUL, in Unicode NFC so that two keyboards write the same one. Never shown.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8265#section-4.2">RFC 8265 section 4.2</a>
 */
public final class PlainPassword {
    /** The longest password, in Unicode characters. */
    public static final int MAX_LENGTH = 1024;

    private final String text;

    private PlainPassword(String text) {
        this.text = text;
    }

    /** Empty if {@code input} is empty, too long or holds NUL. */
    public static Optional<PlainPassword> parse(String input) {
        boolean allowed =
                !input.isEmpty() && input.codePointCount(0, input.length()) <= MAX_LENGTH && input.indexOf('\0') < 0;
        return allowed
                ? Optional.of(new PlainPassword(Normalizer.normalize(input, Normalizer.Form.NFC)))
                : Optional.empty();
    }

    /** A fresh copy that the caller may wipe. */
    public char[] chars() {
        return text.toCharArray();
    }

    @Override
    public String toString() {
        return "***";
    }
}
