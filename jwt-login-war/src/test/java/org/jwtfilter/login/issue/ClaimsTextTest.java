// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Another parser reads what was meant. */
class ClaimsTextTest {
    @Test
    void writesTextNumbersTruthValuesAndLists() {
        ClaimsText text = new ClaimsText()
                .add("a", "b")
                .add("c", 1L)
                .add("d", true)
                .add("e", List.of("x", 2))
                .add("f", Set.of());

        assertThat(new String(text.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"b\",\"c\":1,\"d\":true,\"e\":[\"x\",2],\"f\":[]}");
        assertThat(new String(new ClaimsText().bytes(), StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    @Test
    void escapesWhateverCouldEndAText() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x300; c++) {
            all.append(c);
        }
        all.append("\u2028\u2029\uffff\ud83d\ude00");
        assertSame(all.toString());
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            StringBuilder some = new StringBuilder();
            random.ints(20, 0, 0x10ffff).filter(c -> c < 0xd800 || c > 0xdfff).forEach(some::appendCodePoint);
            assertSame(some.toString());
        }
    }

    @Test
    void hasUtf8ForHalfACharacter() {
        assertThat(read(new ClaimsText().add("a", "x\ud83dy").bytes()).getString("a"))
                .isEqualTo("x?y");
    }

    private static void assertSame(String value) {
        JsonObject read = read(
                new ClaimsText().add(value, value).add("list", List.of(value)).bytes());
        assertThat(read.getString(value)).isEqualTo(value);
        assertThat(read.getJsonArray("list")
                        .getValuesAs(JsonString.class)
                        .get(0)
                        .getString())
                .isEqualTo(value);
    }

    private static JsonObject read(byte[] json) {
        return Json.createReader(new ByteArrayInputStream(json)).readObject();
    }
}
