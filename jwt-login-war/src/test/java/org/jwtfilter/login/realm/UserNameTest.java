// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {
    @Test
    void hasOneSpelling() {
        assertThat(UserName.parse(" Alice ")).contains(new UserName("alice"));
        assertThat(UserName.parse("JOSE\u0301")).contains(new UserName("jos\u00e9"));
        assertThat(UserName.parse("jos\u00c9")).contains(new UserName("jos\u00e9"));
    }

    @Test
    void countsAsOneHoweverItIsSpelt() {
        UserName alice = new UserName("alice smith");
        for (String spelling : new String[] {
            "ALICE SMITH",
            "  alice   smith ",
            "alice\u00a0smith",
            "alice\u3000smith",
            "\uff21\uff4c\uff49\uff43\uff45 smith",
            "\u24d0lice smith",
            "alice \u017fmith"
        }) {
            assertThat(UserName.parse(spelling)).as(spelling).contains(alice);
        }
        assertThat(UserName.parse("al\u00efce smith")).isNotEqualTo(UserName.parse("alice smith"));
    }

    @Test
    void normalisesEveryCharacterOnceAndForAll() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            UserName.parse("a" + Character.toString(c) + "b")
                    .ifPresent(name -> assertThat(UserName.parse(name.text())).contains(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0130", "\u1e9e", "\u01c5", "\u2126", "A\u030A", "\u03a3\u03a3", "J\u030C"})
    void normalisesOnceAndForAll(String input) {
        String once = UserName.parse(input).orElseThrow().text();

        assertThat(UserName.parse(once).orElseThrow().text()).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u2003",
                "a\0b",
                "a\nb",
                "alice\n",
                "\talice",
                "a\u007f",
                "a\u0085",
                "a\u202eb",
                "a\u200bb",
                "a\u2028b",
                "\ud800",
                "al\u034fice",
                "al\u1806ice",
                "al\ufe0fice",
                "al\udb40\udd00ice",
                "\uff43lient:x",
                "client:x",
                "CLIENT:x",
                " Client:x"
            })
    void refusesNamesThatNobodyCanHave(String input) {
        assertThat(UserName.parse(input)).isEmpty();
    }

    @Test
    void isNotMadeOfAnythingElse() {
        assertThatThrownBy(() -> new UserName("Alice")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UserName("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(UserName.parse("client")).isPresent();
    }

    @Test
    void hasAtMost256Characters() {
        assertThat(UserName.parse("a".repeat(255))).isPresent();
        assertThat(UserName.parse("a".repeat(256))).isPresent();
        assertThat(UserName.parse("\ud83d\ude00".repeat(256))).isPresent();
        assertThat(UserName.parse("a".repeat(257))).isEmpty();
        // One character that is two after normalising.
        assertThat(UserName.parse("\u0958".repeat(128))).isPresent();
        assertThat(UserName.parse("\u0958".repeat(129))).isEmpty();
    }

    @Test
    void isPrintableAsciiOfBoundedLengthInALog() {
        assertThat(new UserName("bob").forLog()).isEqualTo("bob");
        assertThat(new UserName("${jndi:x}").forLog()).isEqualTo("\\u{24}{jndi:x}");
        assertThat(new UserName("a b\u00e9").forLog()).isEqualTo("a\\u{20}b\\u{e9}");
        assertThat(new UserName("x".repeat(256)).forLog()).hasSize(64);
    }
}
