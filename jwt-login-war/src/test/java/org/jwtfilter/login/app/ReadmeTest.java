// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README's table of properties says what {@link Property} says. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void hasOneRowForEachProperty() throws IOException {
        List<String> rows = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `" + Property.PREFIX))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Property.values()).map(ReadmeTest::row).toList());
    }

    private static String row(Property property) {
        return "| `" + property.key() + "` | " + property.fallback() + " | " + property.accepted() + " |";
    }
}
