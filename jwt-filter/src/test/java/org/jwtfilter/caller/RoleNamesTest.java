// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleNamesTest {
    @Test
    void readsATable() {
        assertThat(RoleNames.parse("grp-7:admin, \"read:orders\" : clerk ,\n\"Human Resources, EU\":\"h\\\"r\"")
                        .table())
                .isEqualTo(Map.of(
                        "grp-7",
                        Set.of("admin"),
                        "read:orders",
                        Set.of("clerk"),
                        "Human Resources, EU",
                        Set.of("h\"r")));
    }

    @Test
    void letsSeveralBecomeOneAndOneBecomeSeveral() {
        assertThat(RoleNames.parse("a:x, b:x, a:y, a:a").table())
                .isEqualTo(Map.of("a", Set.of("x", "y", "a"), "b", Set.of("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", ",", ":", "a", "a:", ":b", "a:b,", ",a:b", "a:b:c", "a:b c", "a b:c", "a:\"\"", "\"\":b",
                "a:\"b", "a=b", "a:b;c:d", "a:b a:c", "a\\:b"
            })
    void refusesWhatIsNoTable(String text) {
        // "a:b;c:d" fails at its second colon: a semicolon may be part of a role.
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> RoleNames.parse(text));
    }

    @Test
    void saysWhereAndWhatIsAccepted() {
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> RoleNames.parse("a:b, c"))
                .withMessage("position 7: the end where a colon was expected");
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> RoleNames.parse("a:b, c:,"))
                .withMessage("position 8: ',' where a role, in double quotes if it has a comma, colon or space in it,"
                        + " was expected");
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> RoleNames.parse("a:b:c"))
                .withMessage("position 4: ':' where a comma or the end was expected");
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> RoleNames.parse("a:b, c:d, a:b"))
                .withMessage("the entry that renames \"a\" to \"b\" is there twice");
    }

    @Test
    void limitsTheEntries() {
        assertThat(RoleNames.parse(entries(999)).table()).hasSize(999);
        assertThat(RoleNames.parse(entries(1000)).table()).hasSize(1000);
        assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> RoleNames.parse(entries(1001)));
    }

    @Test
    void countsEveryNewNameAsAnEntry() {
        Set<String> names = IntStream.range(0, 1000).mapToObj(i -> "r" + i).collect(Collectors.toSet());

        assertThat(new RoleNames(Map.of("a", names)).table().get("a")).hasSize(1000);
        assertThatExceptionOfType(RuleFormatException.class)
                .isThrownBy(() -> new RoleNames(Map.of("a", names, "b", Set.of("c"))));
    }

    @Test
    void refusesEmptyNames() {
        for (Map<String, Set<String>> table : List.<Map<String, Set<String>>>of(
                Map.of("", Set.of("a")), Map.of("a", Set.of("")), Map.of("a", Set.of()))) {
            assertThatExceptionOfType(RuleFormatException.class).isThrownBy(() -> new RoleNames(table));
        }
    }

    @Test
    void staysAsItWasMade() {
        Set<String> names = new HashSet<>(Set.of("x"));
        Map<String, Set<String>> table = new HashMap<>(Map.of("a", names));
        RoleNames made = new RoleNames(table);

        names.add("y");
        table.clear();

        assertThat(made.table()).isEqualTo(Map.of("a", Set.of("x")));
    }

    private static String entries(int size) {
        return IntStream.range(0, size).mapToObj(i -> "r" + i + ":x").collect(Collectors.joining(","));
    }
}
