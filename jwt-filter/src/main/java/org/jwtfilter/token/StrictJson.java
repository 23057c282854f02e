// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object in UTF-8 and nothing more: names are unique, numbers and nesting are bounded, no comment, byte order
 * mark or trailing text is passed over. What two parsers could read differently is refused.
 *
 * <p>Works on bytes: all that JSON is made of is ASCII, and what is not can only stand inside a string.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493#section-2">RFC 7493 section 2 (I-JSON)</a>
 */
public final class StrictJson {
    /** The JSON value {@code null}; a map that may hold Java's would answer {@code get} in two ways. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    static final int MAX_DEPTH = 16;
    /** A double needs 24 characters at most; a number of thousands of digits would cost quadratic time. */
    static final int MAX_NUMBER_LENGTH = 40;

    static final int MAX_EXPONENT_DIGITS = 3;

    /** So many digits always fit a long. */
    private static final int LONG_DIGITS = 18;

    /** The text is not what {@link StrictJson} accepts. Says no more: the text may be secret. */
    static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        NotJsonException() {
            super("not one strict JSON object", null, false, false);
        }
    }

    private final byte[] text;
    private int at;
    private int depth;

    private StrictJson(byte[] text) {
        this.text = text;
    }

    /** The members of the object that {@code utf8} is, in their order, immutable all the way down. */
    static Map<String, Object> object(byte[] utf8) throws NotJsonException {
        StrictJson json = new StrictJson(utf8);
        json.space();
        Map<String, Object> object = json.members();
        json.space();
        if (json.at != utf8.length) {
            throw new NotJsonException();
        }
        return object;
    }

    private Object value() throws NotJsonException {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string(false);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> members() throws NotJsonException {
        enter('{');
        Map<String, Object> members = new LinkedHashMap<>();
        if (!closes('}')) {
            do {
                space();
                String name = string(true);
                space();
                expect(':');
                space();
                if (members.put(name, value()) != null) {
                    throw new NotJsonException();
                }
            } while (continues('}'));
        }
        depth--;
        return Collections.unmodifiableMap(members);
    }

    private List<Object> elements() throws NotJsonException {
        enter('[');
        List<Object> elements = new ArrayList<>();
        if (!closes(']')) {
            do {
                space();
                elements.add(value());
            } while (continues(']'));
        }
        depth--;
        return Collections.unmodifiableList(elements);
    }

    private void enter(char open) throws NotJsonException {
        expect(open);
        if (++depth > MAX_DEPTH) {
            throw new NotJsonException();
        }
        space();
    }

    private boolean closes(char close) throws NotJsonException {
        if (peek() != close) {
            return false;
        }
        at++;
        return true;
    }

    private boolean continues(char close) throws NotJsonException {
        space();
        if (closes(close)) {
            return false;
        }
        expect(',');
        return true;
    }

    /** Most strings are plain ASCII without escapes: those are cut out as they stand. */
    private String string(boolean name) throws NotJsonException {
        expect('"');
        byte[] bytes = text;
        int start = at;
        int end = start;
        int seen = 0; // Has its sign bit set once a byte beyond ASCII has been passed.
        while (end < bytes.length) {
            byte b = bytes[end];
            if (b == '"') {
                at = end + 1;
                if (seen < 0) {
                    return utf8(start, end);
                }
                return name
                        ? ClaimNames.of(bytes, start, end)
                        : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            }
            if (b == '\\') {
                return escaped(start, end);
            }
            if (b >= 0 && b < ' ') {
                break;
            }
            seen |= b;
            end++;
        }
        throw new NotJsonException();
    }

    /** String's own decoder would replace what is malformed; this one refuses it, lone surrogates included. */
    private String utf8(int from, int to) throws NotJsonException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotJsonException();
        }
    }

    /** A string with a backslash at {@code backslash}: rare, so it may be slower. */
    private String escaped(int start, int backslash) throws NotJsonException {
        StringBuilder string = new StringBuilder();
        int plain = start;
        at = backslash;
        while (peek() != '"') {
            byte b = text[at];
            if (b >= 0 && b < ' ') {
                throw new NotJsonException();
            }
            if (b == '\\') {
                string.append(utf8(plain, at));
                at++;
                string.append(escape());
                plain = at;
            } else {
                at++;
            }
        }
        string.append(utf8(plain, at));
        at++;
        requirePairs(string);
        return string.toString();
    }

    private static void requirePairs(CharSequence string) throws NotJsonException {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c)
                        || i == string.length()
                        || !Character.isLowSurrogate(string.charAt(i))) {
                    throw new NotJsonException();
                }
            }
        }
    }

    private char escape() throws NotJsonException {
        char c = (char) peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new NotJsonException();
        };
    }

    private char unicode() throws NotJsonException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            int digit = c < 0 ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                throw new NotJsonException();
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private Object word(String word, Object value) throws NotJsonException {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private Object number() throws NotJsonException {
        int start = at;
        boolean negative = peek() == '-';
        if (negative) {
            at++;
        }
        int firstDigit = at;
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        int digits = at - firstDigit;
        boolean whole = true;
        if (at < text.length && text[at] == '.') {
            whole = false;
            at++;
            digits();
        }
        if (at < text.length && (text[at] == 'e' || text[at] == 'E')) {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (digits() > MAX_EXPONENT_DIGITS) {
                throw new NotJsonException();
            }
        }
        if (whole && digits <= LONG_DIGITS) {
            long number = 0;
            for (int i = firstDigit; i < at; i++) {
                number = number * 10 + (text[i] - '0');
            }
            return negative ? -number : number;
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw new NotJsonException();
        }
        return large(new BigDecimal(new String(text, start, at - start, StandardCharsets.ISO_8859_1)), whole);
    }

    private static Object large(BigDecimal number, boolean whole) {
        try {
            return whole ? (Object) number.longValueExact() : number;
        } catch (ArithmeticException tooLarge) {
            return number;
        }
    }

    private int digits() throws NotJsonException {
        int start = at;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw new NotJsonException();
        }
        return at - start;
    }

    private void expect(char c) throws NotJsonException {
        if (peek() != c) {
            throw new NotJsonException();
        }
        at++;
    }

    /** The next byte; below zero where it is beyond ASCII, so that it equals no character that JSON is made of. */
    private int peek() throws NotJsonException {
        if (at >= text.length) {
            throw new NotJsonException();
        }
        return text[at];
    }

    private void space() {
        while (at < text.length) {
            byte b = text[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return;
            }
            at++;
        }
    }
}
