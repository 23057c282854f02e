// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Spoils tokens at random, but knows what they are made of. The same seed spoils in the same way. */
final class Mutator {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e3",
            "1E+3",
            "1e400",
            "01",
            "+1",
            ".5",
            "1.",
            "0x1",
            "NaN",
            "9223372036854775807",
            "9223372036854775808",
            "4102444800",
            "4102444800.0",
            "4102444800.9",
            "4.1024448e9",
            "253402300799",
            "253402300800",
            "1772366399",
            "1772366370",
            "1772366371",
            "1772366430",
            "1772366431",
            "\"\"",
            "\" \"",
            "\"4102444800\"",
            "\"x\"",
            "\"RS256\"",
            "\"none\"",
            "\"orders\"",
            "\"Orders\"",
            "'x'",
            "\"\\u006frders\"",
            "\"https:\\/\\/login.example.org\"",
            "\"https://login.example.org/\"",
            "\"\\ud800\"",
            "\"\\uD83D\\uDE00\"",
            "\"\u00e9\u2028\"",
            "\"\t\"",
            "\"\\t\"",
            "\"\\x\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[\"orders\"]",
            "[\"x\",\"orders\"]",
            "[\"orders\",1]",
            "[\"exp\"]",
            "[\"b64\"]",
            "{\"jkt\":\"x\"}",
            "{\"a\":1,\"a\":2}",
            "[1,]",
            "{\"a\":1,}",
            "tru",
            "\"JWT\"",
            "\"at+jwt\"",
            "\"logout+jwt\"");
    private static final List<String> NAMES = List.of(
            "alg",
            "kid",
            "typ",
            "cty",
            "crit",
            "b64",
            "zip",
            "jwk",
            "jku",
            "x5c",
            "iss",
            "aud",
            "sub",
            "upn",
            "groups",
            "jti",
            "iat",
            "nbf",
            "exp",
            "cnf",
            "client_id",
            "",
            "x",
            "\\u0065xp",
            "\u00e9",
            "__proto__");
    private static final String CHARACTERS = "Aa0-_=+/. \n\t?*\u0000\u00e9\u2028{}[]\",:\\";

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    /** Sets members of header and claims to odd values, takes some away. */
    void spoilMembers(TestTokens token) {
        for (int times = random.nextInt(3); times > 0; times--) {
            String name = one(NAMES);
            switch (random.nextInt(6)) {
                case 0 -> token.header(name, one(VALUES));
                case 1 -> token.withoutHeader(name);
                case 2 -> token.without(name);
                default -> token.claim(name, one(VALUES));
            }
        }
    }

    /** A JSON text, spoiled as a text. */
    String spoilJson(String json) {
        int at = random.nextInt(json.length() + 1);
        return switch (random.nextInt(14)) {
            case 0 -> json.substring(0, at) + character() + json.substring(at);
            case 1 -> json.substring(0, at) + (at < json.length() ? json.substring(at + 1) : "");
            case 2 -> json.replaceFirst("\\{", "{ \t\r\n");
            case 3 -> json.replaceFirst("\\}$", ",\"" + one(NAMES) + "\":" + one(VALUES) + "}");
            case 4 -> json.replaceFirst("\"(a|i|e)", "\"\\\\u00" + (random.nextBoolean() ? "61" : "65"));
            case 5 -> json + character();
            case 6 -> "\uFEFF" + json;
            case 7 -> json.replaceFirst(":", " : ");
            case 8 -> json.replace("\"", "'");
            case 9 -> "[" + json + "]";
            case 10 -> json.replaceFirst("\"alice\"", "\"al\\\\u0069ce\"");
            case 11 -> json.substring(0, at);
            default -> json;
        };
    }

    /** A token in its compact form, spoiled after it was signed. */
    String spoilText(String text) {
        int at = random.nextInt(text.length());
        String[] parts = text.split("\\.", -1);
        return switch (random.nextInt(12)) {
            case 0 -> text.substring(0, at) + character() + text.substring(at + 1);
            case 1 -> text.substring(0, at) + character() + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            case 3 -> text.substring(0, at);
            case 4 -> parts[random.nextInt(parts.length)] + "." + parts[0] + "." + parts[parts.length - 1];
            case 5 -> text + (random.nextBoolean() ? "=" : "==");
            case 6 -> text.replace('-', '+').replace('_', '/');
            case 7 -> text + "." + parts[parts.length - 1];
            case 8 -> parts[0] + "." + (parts.length > 1 ? parts[1] : "") + ".";
            case 9 -> text.toLowerCase(Locale.ROOT);
            case 10 -> (random.nextBoolean() ? " " : "\n") + text;
            default -> flippedEnd(text);
        };
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** Other unused bits at the end of the last part. */
    private String flippedEnd(String text) {
        char last = text.charAt(text.length() - 1);
        return text.substring(0, text.length() - 1) + (char) (last + 1 + random.nextInt(2));
    }

    private char character() {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
