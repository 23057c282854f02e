// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object and nothing more: names are unique, numbers and nesting are bounded, no comment, byte order mark or
 * trailing text is passed over. What two parsers could read differently is refused.
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

    /** The text is not what {@link StrictJson} accepts. Says no more: the text may be secret. */
    static final class NotJsonException extends Exception {
        private static final long serialVersionUID = 1L;

        NotJsonException() {
            super("not one strict JSON object", null, false, false);
        }
    }

    private final String text;
    private int at;
    private int depth;

    private StrictJson(String text) {
        this.text = text;
    }

    /** The members of the object that {@code text} is, in their order, immutable all the way down. */
    static Map<String, Object> object(String text) throws NotJsonException {
        StrictJson json = new StrictJson(text);
        json.space();
        Map<String, Object> object = json.members();
        json.space();
        if (json.at != text.length()) {
            throw new NotJsonException();
        }
        return object;
    }

    private Object value() throws NotJsonException {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
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
                String name = string();
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

    private String string() throws NotJsonException {
        expect('"');
        int start = at;
        while (peek() != '"') {
            char c = text.charAt(at);
            if (c == '\\') {
                return escaped(start);
            }
            at++;
            if (c < ' ' || (Character.isSurrogate(c) && !pairs(c, peek()))) {
                throw new NotJsonException();
            }
            if (Character.isHighSurrogate(c)) {
                at++;
            }
        }
        return text.substring(start, at++);
    }

    /** The rest of a string from its first backslash on: rare, so it may be slower. */
    private String escaped(int start) throws NotJsonException {
        StringBuilder string = new StringBuilder(text.substring(start, at));
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new NotJsonException();
            }
            string.append(c == '\\' ? escape() : c);
        }
        at++;
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))
                    && (i + 1 == string.length() || !pairs(string.charAt(i), string.charAt(++i)))) {
                throw new NotJsonException();
            }
        }
        return string.toString();
    }

    private static boolean pairs(char high, char low) {
        return Character.isHighSurrogate(high) && Character.isLowSurrogate(low);
    }

    private char escape() throws NotJsonException {
        char c = peek();
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
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new NotJsonException();
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private Object word(String word, Object value) throws NotJsonException {
        if (!text.startsWith(word, at)) {
            throw new NotJsonException();
        }
        at += word.length();
        return value;
    }

    private Object number() throws NotJsonException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (at < text.length() && text.charAt(at) == '.') {
            whole = false;
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            whole = false;
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (digits() > MAX_EXPONENT_DIGITS) {
                throw new NotJsonException();
            }
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw new NotJsonException();
        }
        String literal = text.substring(start, at);
        if (whole && literal.length() <= 18) {
            return Long.valueOf(literal);
        }
        BigDecimal number = new BigDecimal(literal);
        try {
            return whole ? (Object) number.longValueExact() : number;
        } catch (ArithmeticException large) {
            return number;
        }
    }

    private int digits() throws NotJsonException {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
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

    private char peek() throws NotJsonException {
        if (at >= text.length()) {
            throw new NotJsonException();
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
