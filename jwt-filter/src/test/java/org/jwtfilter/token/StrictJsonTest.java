// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.token.StrictJson.NotJsonException;

/** RFC 8259, less what two parsers could read differently. */
final class StrictJsonTest {
    @Test
    void readsEveryKindOfValue() throws Exception {
        Map<String, Object> object =
                object(" \t\r\n{ \"s\" : \"a\" , \"l\":-12,\"d\":1.50,\"e\":1E2,\"t\":true,\"f\":false,\"n\":null,"
                        + "\"a\":[ 1 , [ ] , { } ],\"o\":{\"x\":\"y\"}} \n");

        assertThat(object)
                .containsExactly(
                        entry("s", "a"),
                        entry("l", -12L),
                        entry("d", new BigDecimal("1.50")),
                        entry("e", new BigDecimal("1E2")),
                        entry("t", true),
                        entry("f", false),
                        entry("n", StrictJson.NULL),
                        entry("a", List.of(1L, List.of(), Map.of())),
                        entry("o", Map.of("x", "y")));
    }

    @Test
    void readsEveryEscape() throws Exception {
        assertThat(value("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\u0000\""))
                .isEqualTo("\"\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000");
        assertThat(value("\"\\uABCD\\uabcd\"")).isEqualTo("\uabcd\uabcd");
        assertThat(value("\"before\\nafter\"")).isEqualTo("before\nafter");
    }

    @Test
    void readsCharactersBeyondTheBasicPlane() throws Exception {
        assertThat(value("\"\ud83d\ude00\"")).isEqualTo("\ud83d\ude00");
        assertThat(value("\"\ud83d\ude00\\n\ud83d\ude00\"")).isEqualTo("\ud83d\ude00\n\ud83d\ude00");
        assertThat(value("\"\u007f\u2028\uFEFF\"")).isEqualTo("\u007f\u2028\uFEFF");
    }

    @Test
    void keepsWholeNumbersExactly() throws Exception {
        assertThat(value("0")).isEqualTo(0L);
        assertThat(value("-0")).isEqualTo(0L);
        assertThat(value("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
        assertThat(value("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value("9223372036854775808")).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(value("1.0")).isEqualTo(new BigDecimal("1.0"));
        assertThat(value("1e0")).isEqualTo(new BigDecimal("1e0"));
        assertThat(value("1e+999")).isEqualTo(new BigDecimal("1e999"));
        assertThat(value("10")).isEqualTo(10L);
    }

    @Test
    void boundsNumbersAndNesting() throws Exception {
        assertThat(value("1".repeat(39))).isNotNull();
        assertThat(value("1".repeat(40))).isNotNull();
        refuses("1".repeat(41));
        assertThat(value("1e99")).isNotNull();
        assertThat(value("1e999")).isNotNull();
        refuses("1e1000");
        refuses("1e0000");

        assertThat(value("[".repeat(14) + "]".repeat(14))).isNotNull();
        assertThat(value("[".repeat(15) + "]".repeat(15))).isNotNull();
        refuses("[".repeat(16) + "]".repeat(16));
        refuses("{\"a\":".repeat(15) + "{}" + "}".repeat(15));
        // Side by side is not nested.
        assertThat(value("[" + "[],{},".repeat(100) + "0]")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".1",
                "-.1",
                "1.e1",
                "1e",
                "1e+",
                "1e-",
                "0x1",
                "1a",
                "00",
                "--1",
                "1 2",
                "1_0",
                "Infinity",
                "-Infinity",
                "NaN",
                "True",
                "TRUE",
                "tru",
                "truex",
                "nul",
                "None",
                "undefined",
                "'a'",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\",
                "\"\\u",
                "\"\\u1",
                "\"\\u123\"",
                "\"\\u123g\"",
                "\"\\u-123\"",
                "\"\\a\"",
                "\"\\'\"",
                "\"\\U0041\"",
                "\"a\nb\"",
                "\"a\tb\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "\"\\n\u0001\"",
                "\"\ud800\"",
                "\"\udc00\"",
                "\"\ud800x\"",
                "\"\\ud800\"",
                "\"\\ud800x\"",
                "\"\\ud800\\u0041\"",
                "\"\\udc00\"",
                "\"\\ud800\\ud800\"",
                "\"x\\n\ud800\"",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,]",
                "[,1]",
                "[1 2]",
                "[1;2]",
                "[1}",
                "{",
                "}",
                "{1:2}",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"\":1,\"\":1}",
                "{\"a\":null,\"a\":1}",
                "//x\n1",
                "/**/1",
                "1//x",
                "#x\n1",
                "\u0660",
                "\uff11",
                "\"\\u\uff11\uff11\uff11\uff11\"",
                "\u00a01",
                "\u000b1",
                "\f1",
                "\uFEFF1"
            })
    void refusesWhatIsNotJson(String value) {
        refuses(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{}{}",
                "{} x",
                "{},",
                "{}]",
                "{}}",
                "\uFEFF{}",
                "{}\u0000",
                "//\n{}",
                "{} //",
                "\u000b{}"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertThatThrownBy(() -> object(text)).isInstanceOf(NotJsonException.class);
    }

    @Test
    void refusesATextThatEndsTooSoonWhereverThatIs() throws Exception {
        String whole = "{\"a\":[-1.5e+10,true,null,\"x\\u00e9\\n\ud83d\ude00\"],\"b\":{\"c\":false}}";
        assertThat(object(whole)).hasSize(2);

        for (int length = 0; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            assertThatThrownBy(() -> object(part)).as(part).isInstanceOf(NotJsonException.class);
        }
        for (String part : new String[] {"{\"a\":1", "{\"a\":0", "{\"a\":1.5", "{\"a\":1e5"}) {
            assertThatThrownBy(() -> object(part)).as(part).isInstanceOf(NotJsonException.class);
        }
    }

    @Test
    void tellsNothingOfTheTextThatItRefuses() {
        assertThatThrownBy(() -> object("{\"password\":secret}"))
                .isInstanceOf(NotJsonException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void givesOutNothingThatCanBeChanged() throws Exception {
        Map<String, Object> object = object("{\"a\":[1],\"o\":{\"x\":1}}");

        assertThatThrownBy(() -> object.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) requireNonNull(object.get("a"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) requireNonNull(object.get("o"))).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void spellsNullAsJsonDoes() {
        assertThat(StrictJson.NULL).hasToString("null");
    }

    private static Object value(String json) throws NotJsonException {
        return object("{\"v\":" + json + "}").getOrDefault("v", "absent");
    }

    private static void refuses(String json) {
        assertThatThrownBy(() -> value(json)).as(json).isInstanceOf(NotJsonException.class);
    }

    private static Map<String, Object> object(String text) throws NotJsonException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes.writeBytes(text.substring(i, i + 2).getBytes(UTF_8));
                i++;
            } else if (Character.isSurrogate(c)) {
                // As some encoders spell it, and no decoder should read it.
                bytes.writeBytes(new byte[] {(byte) 0xed, (byte) (0x80 | c >> 6 & 0x3f), (byte) (0x80 | c & 0x3f)});
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
            }
        }
        return StrictJson.object(bytes.toByteArray());
    }
}
