// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.jwtfilter.token.TestTokens.part;
import static org.jwtfilter.token.TestTokens.rejection;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.wire.TokenText;

/** One token, one spelling: everything else about its form is refused, even where it is correctly signed. */
@Timeout(20)
final class TokenFormTest {
    private static final String VALID = TestTokens.valid().text();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.",
                ".b.c",
                "a..c",
                "aa.bb.cc.dd",
                "aa.bb.cc.",
                "=",
                "\u0000",
                "\ud800",
                " "
            })
    void refusesWhatIsNotThreeParts(String text) {
        assertThat(rejection(text)).isEqualTo(Rejection.MALFORMED);
    }

    @Test
    void refusesATokenWithoutOneOfItsParts() {
        String[] parts = VALID.split("\\.", -1);

        for (String text : new String[] {
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + ".",
            "." + parts[1] + "." + parts[2],
            VALID + ".",
            VALID + "." + parts[2],
            "." + VALID
        }) {
            assertThat(rejection(text)).isEqualTo(Rejection.MALFORMED);
        }
    }

    @Test
    void refusesEncryptedTokensWhereThereIsNoKeyToOpenThem() {
        String jwe = part("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + "." + part("key") + "." + part("iv+iv+iv+iv+")
                + "." + part(VALID) + "." + part("tag+tag+tag+tag+");

        assertThat(rejection(jwe)).isEqualTo(Rejection.ENCRYPTION_NOT_EXPECTED);
        assertThat(rejection(jwe.replaceFirst("\\.[^.]+\\.", ".."))).isEqualTo(Rejection.ENCRYPTION_NOT_EXPECTED);
    }

    @Test
    void refusesTheJsonForm() {
        String[] parts = VALID.split("\\.", -1);
        assertThat(rejection("{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0] + "\",\"signature\":\""
                        + parts[2] + "\"}"))
                .isEqualTo(Rejection.MALFORMED);
    }

    @Test
    void takesTokensOf16KilobytesAndNoLonger() {
        String fits = ofLength(CompactToken.MAX_LENGTH);

        assertThatCode(() -> TestTokens.verifier().verify(new TokenText(fits))).doesNotThrowAnyException();
        assertThatCode(() -> TestTokens.verifier().verify(new TokenText(ofLength(CompactToken.MAX_LENGTH - 1))))
                .doesNotThrowAnyException();
        assertThat(rejection(fits + "A")).isEqualTo(Rejection.TOO_LONG);
        assertThat(rejection("A".repeat(CompactToken.MAX_LENGTH))).isEqualTo(Rejection.MALFORMED);
        assertThat(rejection("A".repeat(CompactToken.MAX_LENGTH + 1))).isEqualTo(Rejection.TOO_LONG);
        assertThat(rejection("A".repeat(256 * 1024))).isEqualTo(Rejection.TOO_LONG);
    }

    @Test
    void refusesThousandsOfDots() {
        assertThat(rejection(".".repeat(5000))).isEqualTo(Rejection.MALFORMED);
        assertThat(rejection("aa" + ".".repeat(5000))).isEqualTo(Rejection.MALFORMED);
        assertThat(rejection("aa.bb" + ".".repeat(5000) + "cc")).isEqualTo(Rejection.MALFORMED);
        assertThat(rejection("aa.".repeat(5000))).isEqualTo(Rejection.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=", "==", " ", "\n", "\r\n", "\t", "+", "/", "*", ",", "\u0000", "\u007f", "\u0080", "\u00e9",
                "\u2003", "%3D"
            })
    void refusesStrayCharactersInAnyPart(String stray) {
        String[] parts = VALID.split("\\.", -1);
        for (int i = 0; i < 3; i++) {
            for (String spoiled : new String[] {
                parts[i] + stray, stray + parts[i], parts[i].substring(0, 4) + stray + parts[i].substring(4)
            }) {
                String[] copy = parts.clone();
                copy[i] = spoiled;
                // The payload is not read before the signature over its text is known to be good.
                assertThat(rejection(String.join(".", copy)))
                        .isEqualTo(i == 1 ? Rejection.SIGNATURE_INVALID : Rejection.MALFORMED);
            }
        }
    }

    @Test
    void refusesOtherSpellingsOfAPayloadEvenIfTheyAreSigned() {
        String[] header = VALID.split("\\.", -1);
        String payload = part(TestTokens.valid().claimsJson());

        for (String odd : new String[] {payload + "=", payload + "+", " " + payload, "", "e31", "A"}) {
            String input = header[0] + "." + odd;
            assertThat(rejection(input + "." + part(TestTokens.valid().signature(input))))
                    .isEqualTo(Rejection.MALFORMED);
        }
    }

    @Test
    void refusesTheStandardAlphabet() {
        String token = TestTokens.valid().claim("x", "\"???>>>~~~\"").text();
        String standard = token.replace('-', '+').replace('_', '/');

        assertThat(standard).isNotEqualTo(token);
        assertThat(rejection(standard)).isEqualTo(Rejection.MALFORMED);
    }

    @Test
    void refusesTrailingBitsThatBelongToNoByte() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        // 256 bytes end in one character of which four bits are unused: 15 other spellings say the same bytes.
        int last = alphabet.indexOf(VALID.charAt(VALID.length() - 1));
        assertThat(last & 0b1111).isZero();

        for (int bits = 1; bits < 16; bits++) {
            String other = VALID.substring(0, VALID.length() - 1) + alphabet.charAt(last | bits);
            assertThat(rejection(other)).isEqualTo(Rejection.MALFORMED);
        }
    }

    @Test
    void refusesTrailingBitsInASignedHeader() {
        // Two bytes: the third character has two unused bits.
        assertThat(rejection("e31." + part("{}") + ".AAAA")).isEqualTo(Rejection.MALFORMED);
        assertThat(rejection("e30." + part("{}") + ".AAAA")).isEqualTo(Rejection.ALGORITHM_NOT_ALLOWED);
        // One character of a group holds no whole byte.
        assertThat(rejection("e30aa." + part("{}") + ".AAAA")).isEqualTo(Rejection.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "\"x\"",
                "1",
                "[{}]",
                "\uFEFF%s",
                "%s%s",
                "%s x",
                "%s,",
                "%s\u0000",
                "// c\n%s",
                "/* c */%s",
                "%s//",
                "\u000b%s",
                "\u00a0%s"
            })
    void refusesPayloadsAndHeadersThatAreNotOneJsonObject(String pattern) {
        TestTokens token = TestTokens.valid();
        String payload = pattern.replace("%s", token.claimsJson());
        String header = pattern.replace("%s", token.headerJson());

        if (!pattern.isEmpty()) {
            assertThat(TestTokens.valid().payload(payload).rejection()).isEqualTo(Rejection.PAYLOAD_MALFORMED);
            assertThat(TestTokens.valid().headerText(header).rejection()).isEqualTo(Rejection.HEADER_MALFORMED);
        } else {
            assertThat(TestTokens.valid().payload(payload).rejection()).isEqualTo(Rejection.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"upn\":\"alice\",\"upn\":\"bob\"",
                "\"upn\":\"alice\",\"\\u0075pn\":\"bob\"",
                "\"upn\":null,\"upn\":null",
                "\"a\":{\"b\":1,\"b\":2}",
                "\"a\":[{\"b\":1,\"\\u0062\":2}]",
                "\"exp\":1",
                "'x':1",
                "x:1",
                "\"x\":01",
                "\"x\":-01",
                "\"x\":+1",
                "\"x\":.5",
                "\"x\":1.",
                "\"x\":0x10",
                "\"x\":1e",
                "\"x\":NaN",
                "\"x\":Infinity",
                "\"x\":True",
                "\"x\":nul",
                "\"x\":undefined",
                "\"x\":\"a\tb\"",
                "\"x\":\"a\nb\"",
                "\"x\":\"a\u0000b\"",
                "\"x\":\"\\x41\"",
                "\"x\":\"\\u00g0\"",
                "\"x\":\"\\ud800\"",
                "\"x\":\"\\udc00\\ud800\"",
                "\"x\":1,",
                "\"x\":[1,]",
                "\"x\":[,1]",
                "\"x\"",
                "\"x\":",
                "\"x\" 1"
            })
    void refusesJsonThatTwoParsersCouldReadDifferently(String members) {
        TestTokens token = TestTokens.valid();
        String claims = token.claimsJson().replaceFirst("}$", "");

        assertThat(TestTokens.valid().payload(claims + "," + members + "}").rejection())
                .isEqualTo(Rejection.PAYLOAD_MALFORMED);
    }

    @Test
    void refusesDuplicateMembersOfTheHeader() {
        String header = TestTokens.valid().headerJson().replaceFirst("}$", "");

        assertThat(TestTokens.valid().headerText(header + ",\"alg\":\"RS256\"}").rejection())
                .isEqualTo(Rejection.HEADER_MALFORMED);
        assertThat(TestTokens.valid()
                        .headerText(header + ",\"\\u0061lg\":\"none\"}")
                        .rejection())
                .isEqualTo(Rejection.HEADER_MALFORMED);
        assertThat(TestTokens.valid()
                        .headerText(header + ",\"k\\u0069d\":\"x\"}")
                        .rejection())
                .isEqualTo(Rejection.HEADER_MALFORMED);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[][] wrong = {
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xe2, (byte) 0x82},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0x80},
            {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80}
        };
        for (byte[] bytes : wrong) {
            TestTokens token = TestTokens.valid();
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.writeBytes(
                    token.claimsJson().replaceFirst("}$", ",\"x\":\"").getBytes(UTF_8));
            payload.writeBytes(bytes);
            payload.writeBytes("\"}".getBytes(UTF_8));

            assertThat(token.payload(payload.toByteArray()).rejection()).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        }
        TestTokens token = TestTokens.valid();
        assertThat(token.payload(token.claimsJson().getBytes(UTF_16)).rejection())
                .isEqualTo(Rejection.PAYLOAD_MALFORMED);
    }

    @Test
    void takesNestingTo16LevelsInHeaderAndClaims() {
        // The object itself is the first level.
        TestTokens.valid().claim("x", nested(15)).header("x", nested(15)).verified();

        assertThat(TestTokens.valid().claim("x", nested(16)).rejection()).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        assertThat(TestTokens.valid().header("x", nested(16)).rejection()).isEqualTo(Rejection.HEADER_MALFORMED);
        assertThat(TestTokens.valid().header("x", "[".repeat(5000)).rejection()).isEqualTo(Rejection.HEADER_MALFORMED);
        assertThat(TestTokens.valid().header("x", "{\"a\":".repeat(1900)).rejection())
                .isEqualTo(Rejection.HEADER_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000", "1e1000000000", "-1e1000", "1e-1000", "1E+0001"})
    void refusesNumbersOfAbsurdSize(String number) {
        assertThat(TestTokens.valid().claim("x", number).rejection()).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        assertThat(TestTokens.valid().header("x", number).rejection()).isEqualTo(Rejection.HEADER_MALFORMED);
    }

    @Test
    void refusesNumbersOfThousandsOfDigits() {
        TestTokens.valid().claim("x", "9".repeat(40)).verified();
        assertThat(TestTokens.valid().claim("x", "9".repeat(41)).rejection()).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        assertThat(TestTokens.valid().claim("x", "9".repeat(4096)).rejection()).isEqualTo(Rejection.PAYLOAD_MALFORMED);
        assertThat(TestTokens.valid().header("x", "9".repeat(4096)).rejection()).isEqualTo(Rejection.HEADER_MALFORMED);
        assertThat(TestTokens.valid().claim("x", "0." + "9".repeat(39)).rejection())
                .isEqualTo(Rejection.PAYLOAD_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999999999999999999999999999999999",
                "-9223372036854775809",
                "9223372036854775808",
                "1e999",
                "-1e-999",
                "0.1",
                "-0",
                "-0.0",
                "null",
                "true",
                "[]",
                "{}",
                "\"\\u0000\"",
                "\"\\ud83d\\ude00\"",
                "\"\ud83d\ude00\u2028\""
            })
    void takesOddButValidJsonWhereItMeansNothing(String json) {
        TestTokens.valid().header("x", json).claim("x", json).verified();
    }

    @Test
    void judgesTheWorstOfFormsInAMoment() {
        // 512 names of one String hash code.
        StringBuilder colliding = new StringBuilder("{\"a\":0");
        for (int i = 0; i < 512; i++) {
            colliding.append(",\"");
            for (int bit = 8; bit >= 0; bit--) {
                colliding.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            colliding.append("\":0");
        }
        long start = System.nanoTime();
        TestTokens.rejection(TestTokens.valid().headerText(colliding + "}").text());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    /** A good token of exactly this many characters; base64url cannot make every length, so the header gives way, too. */
    private static String ofLength(int length) {
        int shortest = TestTokens.valid().text().length();
        for (int header = 0; header < 4; header++) {
            String filler = "\"" + "h".repeat(header) + "\"";
            int about = (length - shortest) * 3 / 4;
            for (int pad = about - 40; pad < about; pad++) {
                String text = TestTokens.valid()
                        .header("pad", filler)
                        .claim("pad", "\"" + "x".repeat(pad) + "\"")
                        .text();
                if (text.length() == length) {
                    return text;
                }
            }
        }
        throw new AssertionError("no token of " + length + " characters");
    }
}
