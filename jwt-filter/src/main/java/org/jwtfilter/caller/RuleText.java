// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads a rule's text from left to right: items, separated by commas, with white space around them. Quoted strings are in
 * double quotes; a backslash in them stands before a double quote or a backslash that is meant as such.
 */
final class RuleText {
    /** Which characters a word has that stands without quotes. */
    @FunctionalInterface
    interface Characters {
        boolean contain(char c);
    }

    private final String text;
    private int at;

    private RuleText(String text) {
        this.text = text;
    }

    /** The one item that {@code text} is. */
    static <T> T one(String text, Function<RuleText, T> item) {
        RuleText reader = new RuleText(text);
        reader.space();
        T read = item.apply(reader);
        reader.space();
        if (!reader.ended()) {
            throw reader.expected("the end");
        }
        return read;
    }

    /** The items of {@code text}, at least one and at most {@code max}. */
    static <T> List<T> list(String text, int max, Function<RuleText, T> item) {
        RuleText reader = new RuleText(text);
        List<T> items = new ArrayList<>();
        do {
            reader.space();
            if (items.size() == max) {
                throw new RuleFormatException("at most " + max + " entries are accepted");
            }
            items.add(item.apply(reader));
            reader.space();
        } while (reader.skips(','));
        if (!reader.ended()) {
            throw reader.expected("a comma or the end");
        }
        return List.copyOf(items);
    }

    static String quote(String string) {
        return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static boolean allOf(Characters characters, String string) {
        for (int i = 0; i < string.length(); i++) {
            if (!characters.contain(string.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    boolean ended() {
        return at == text.length();
    }

    boolean is(char c) {
        return !ended() && text.charAt(at) == c;
    }

    boolean skips(char c) {
        if (!is(c)) {
            return false;
        }
        at++;
        return true;
    }

    /** Whether what comes next cannot belong to a word. */
    boolean endsItem() {
        return ended() || is(',') || Character.isWhitespace(text.charAt(at));
    }

    /** Goes over white space; says whether there was any. */
    boolean space() {
        int start = at;
        while (!ended() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    /** The longest word from here on, possibly empty. */
    String word(Characters characters) {
        int start = at;
        while (!ended() && characters.contain(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The string whose opening quote is here. */
    String quoted() {
        if (!skips('"')) {
            throw expected("a double quote");
        }
        StringBuilder string = new StringBuilder();
        while (!skips('"')) {
            if (skips('\\') && !is('"') && !is('\\')) {
                throw expected("\\\" or \\\\");
            }
            if (ended()) {
                throw expected("a closing double quote");
            }
            string.append(text.charAt(at++));
        }
        return string.toString();
    }

    RuleFormatException expected(String accepted) {
        String found = ended() ? "the end" : shown(text.charAt(at));
        return new RuleFormatException("position " + (at + 1) + ": " + found + " where " + accepted + " was expected");
    }

    private static String shown(char c) {
        return Character.isISOControl(c) || Character.isSurrogate(c)
                ? String.format(Locale.ROOT, "U+%04X", (int) c)
                : "'" + c + "'";
    }
}
