// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.token.StrictJson;

final class ClaimPathTest {
    @Test
    void readsNamesBetweenDotsAndInQuotes() {
        assertThat(segments("groups")).containsExactly("groups");
        assertThat(segments("realm_access.roles")).containsExactly("realm_access", "roles");
        assertThat(segments("resource_access[\"my.client\"].roles"))
                .containsExactly("resource_access", "my.client", "roles");
        assertThat(segments("[\"https://example.org/roles\"]")).containsExactly("https://example.org/roles");
        assertThat(segments("[\"a\"][\"b\"].c[\"d\"]")).containsExactly("a", "b", "c", "d");
        assertThat(segments("cognito:groups")).containsExactly("cognito:groups");
        assertThat(segments("[\"a\\\"b\\\\c, ]\"]")).containsExactly("a\"b\\c, ]");
        assertThat(segments("r\u00f4les.\u89d2\u8272")).containsExactly("r\u00f4les", "\u89d2\u8272");
        assertThat(segments(" \n\tgroups \n")).containsExactly("groups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                ".a",
                "a.",
                "a..b",
                "a.[\"b\"]",
                "a b",
                "a .b",
                "a. b",
                "a,b",
                "a[",
                "a[]",
                "a[0]",
                "a[b]",
                "a['b']",
                "a[\"b\"",
                "a[\"b",
                "a[\"\"]",
                "a[\"b\"]c",
                "a[\"\\b\"]",
                "a[\"b\\",
                "\"a\"",
                "a]",
                "*",
                "a.*",
                "a/b",
                "https://example.org/roles",
                "$.a[*]",
                "a\u0000",
                "\ud83d\ude00"
            })
    void refusesWhatIsNoPath(String text) {
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> ClaimPath.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a..b|position 3: '.' where a name of letters, digits and _ - : @ $ (any other is written [\"like this\"]",
                "a.|position 3: the end where a name of letters",
                "a['b']|position 3: ''' where a double quote was expected",
                "a[\"b\\n\"]|position 6: 'n' where \\\" or \\\\ was expected",
                "a[\"b|position 5: the end where a closing double quote was expected",
                "a[\"b\"x|position 6: 'x' where ] was expected",
                "a[\"\"]|position 5: ']' where a name that is not empty was expected",
                "a/b|position 2: '/' where a dot, a space, a comma or the end (a name with other characters is written [\"like",
                "a b|position 3: 'b' where the end was expected"
            })
    void saysWhereAndWhatIsAccepted(String text, String message) {
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> ClaimPath.parse(text))
                .withMessageStartingWith(message);
    }

    @Test
    void showsAControlCharacterByItsNumber() {
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> ClaimPath.parse("a\u0007"))
                .withMessageStartingWith("position 2: U+0007 where");
    }

    @Test
    void readsAList() {
        assertThat(ClaimPath.parseList("upn, [\"a,b\"] ,\n sub"))
                .containsExactly(ClaimPath.of("upn"), ClaimPath.of("a,b"), ClaimPath.of("sub"));
        for (String text : List.of("", " ", ",", "a,", ",a", "a,,b", "a b", "a;b", "a as *")) {
            assertThatExceptionOfType(RuleFormatException.class).as(text).isThrownBy(() -> ClaimPath.parseList(text));
        }
    }

    @Test
    void acceptsAsManyPathsAsTheLimitSays() {
        assertThat(ClaimPath.parseList(String.join(",", Collections.nCopies(31, "a"))))
                .hasSize(31);
        assertThat(ClaimPath.parseList(String.join(",", Collections.nCopies(32, "a"))))
                .hasSize(32);
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> ClaimPath.parseList(String.join(",", Collections.nCopies(33, "a"))))
                .withMessage("at most 32 entries are accepted");
    }

    @Test
    void isAsDeepAsTheLimitSays() {
        assertThat(segments(String.join(".", Collections.nCopies(15, "a")))).hasSize(15);
        assertThat(segments(String.join(".", Collections.nCopies(16, "a")))).hasSize(16);
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> ClaimPath.parse(String.join(".", Collections.nCopies(17, "a"))));
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> new ClaimPath(List.of()));
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> ClaimPath.of("a", ""));
    }

    @Test
    void isAsLongAsTheLimitSays() {
        assertThat(ClaimPath.parse("a".repeat(511)).toString()).hasSize(511);
        assertThat(ClaimPath.parse("a".repeat(512)).toString()).hasSize(512);
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> ClaimPath.parse("a".repeat(513)));
        assertThat(ClaimPath.of("/".repeat(508)).toString()).hasSize(512);
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> ClaimPath.of("/".repeat(509)));
    }

    @Test
    void isEqualWhenPrintedAndReadAgain() {
        Random random = new Random(7519);
        String alphabet = "abzAZ09_-:@$.[]\"\\,/ *'\n\t\u00e9\u89d2\ud83d\ude00\u0000";
        for (int i = 0; i < 20_000; i++) {
            List<String> segments = new ArrayList<>();
            for (int n = random.nextInt(ClaimPath.MAX_SEGMENTS) + 1; n > 0; n--) {
                StringBuilder segment = new StringBuilder();
                for (int length = random.nextInt(8) + 1; length > 0; length--) {
                    segment.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                segments.add(segment.toString());
            }
            ClaimPath path = new ClaimPath(segments);

            assertThat(ClaimPath.parse(path.toString())).isEqualTo(path);
            assertThat(ClaimPath.parseList(path + "," + path)).containsExactly(path, path);
        }
    }

    @Test
    void printsTheShortestText() {
        assertThat(ClaimPath.parse("[\"a\"][\"b.c\"][\"d\"]")).hasToString("a[\"b.c\"].d");
        assertThat(ClaimPath.parse("[\"a b\"].c")).hasToString("[\"a b\"].c");
    }

    @Test
    void findsWhatStandsAtItsEnd() {
        Map<String, Object> claims =
                Map.of("a", Map.of("b", Map.of("c", "x")), "a.b", "dotted", "n", StrictJson.NULL, "l", List.of("y"));

        assertThat(ClaimPath.parse("a.b.c").find(claims)).isEqualTo("x");
        assertThat(ClaimPath.parse("a.b").find(claims)).isEqualTo(Map.of("c", "x"));
        assertThat(ClaimPath.parse("[\"a.b\"]").find(claims)).isEqualTo("dotted");
        assertThat(ClaimPath.parse("l").find(claims)).isEqualTo(List.of("y"));
        assertThat(ClaimPath.parse("n").find(claims)).isSameAs(StrictJson.NULL);
    }

    @Test
    void findsNothingWhereAMemberIsMissing() {
        Map<String, Object> claims = Map.of("a", Map.of("b", Map.of()));

        assertThat(ClaimPath.parse("A").find(claims)).isNull();
        assertThat(ClaimPath.parse("x.b").find(claims)).isNull();
        assertThat(ClaimPath.parse("a.x.c").find(claims)).isNull();
        assertThat(ClaimPath.parse("a.b.c").find(claims)).isNull();
    }

    @Test
    void findsABrokenValueWhereTheWayIsBlocked() {
        Map<String, Object> claims =
                Map.of("text", "admin", "list", List.of("admin"), "null", StrictJson.NULL, "number", 1L);

        for (String name : claims.keySet()) {
            assertThat(ClaimPath.of(name, "roles").find(claims)).as(name).isSameAs(StrictJson.NULL);
        }
    }

    private static List<String> segments(String text) {
        return ClaimPath.parse(text).segments();
    }
}
