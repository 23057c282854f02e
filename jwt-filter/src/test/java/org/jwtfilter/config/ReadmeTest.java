// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README's table of properties says what {@link Property} says. */
final class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");

    @Test
    void hasOneRowForEachProperty() throws IOException {
        assertThat(README)
                .as("the repository's README.md, with a row for each property")
                .isRegularFile();
        List<String> rows = Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| `mp.jwt.") || line.startsWith("| `jwt.filter."))
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Property.values()).map(ReadmeTest::row).toList());
    }

    private static String row(Property property) {
        String otherwise = property.defaultText().isEmpty() ? "—" : property.defaultText();
        return "| `" + property.key() + "` | " + otherwise + " | " + property.accepted() + " |";
    }
}
