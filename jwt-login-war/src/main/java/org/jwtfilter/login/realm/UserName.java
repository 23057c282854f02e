// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one spelling of a user's name: lower case, Unicode NFKC, one space where there were several and none at the ends, 1 to 256 characters
 * without control and invisible ones. Whoever counts attempts counts by it, so no spelling is a fresh start.
 *
 * It is also the {@code sub} and {@code upn} of the user's tokens, so it never begins like the {@code sub} of a client.
 *
 * @param text for example {@code alice}
 */
public record UserName(String text) {
    /** The longest user name, in Unicode characters, before and after normalising. */
    public static final int MAX_LENGTH = 256;

    private static final String CLIENT_PREFIX = "client:";
    private static final int MAX_LOGGED = 64;
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Seen by nobody, and left out by directories when they compare (RFC 4518 section 2.2); none of them a format character. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{1806}\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{FFFC}\\x{E0100}-\\x{E01EF}]");

    public UserName {
        if (!normalise(text).equals(text) || !isAllowed(text)) {
            throw new IllegalArgumentException("Not a normalised user name");
        }
    }

    /** The name that somebody typed as {@code input}; empty if no user can have it. */
    public static Optional<UserName> parse(String input) {
        if (input.codePointCount(0, input.length()) > MAX_LENGTH) {
            return Optional.empty();
        }
        // Looked at before stripping too, which would take line ends off and hide that they were sent.
        if (!isPrintable(input)) {
            return Optional.empty();
        }
        String text = normalise(input);
        return isAllowed(text) ? Optional.of(new UserName(text)) : Optional.empty();
    }

    /** The name as printable ASCII of bounded length, for a line of the log. */
    public String forLog() {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX_LOGGED).forEach(c -> {
            if (c > ' ' && c < 0x7f && c != '\\' && c != '$') {
                line.appendCodePoint(c);
            } else {
                line.append(String.format(Locale.ROOT, "\\u{%x}", c));
            }
        });
        return line.toString();
    }

    private static String normalise(String input) {
        String folded = Normalizer.normalize(input, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        // Lower case can take a character out of NFKC.
        String text = Normalizer.normalize(folded, Normalizer.Form.NFKC);
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private static boolean isAllowed(String text) {
        return !text.isEmpty()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && !text.startsWith(CLIENT_PREFIX)
                && isPrintable(text);
    }

    private static boolean isPrintable(String text) {
        return !INVISIBLE.matcher(text).find()
                && text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                });
    }
}
