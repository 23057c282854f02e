// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
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

    /** Between lines of three backquotes, name=value lines with names of ours. */
    @Test
    void hasExamplesThatAreAccepted() throws IOException {
        List<String> examples = Stream.of(Files.readString(README).split("\n *```\\w*\n", -1))
                .filter(block -> block.startsWith("mp.jwt.") || block.startsWith("jwt.filter."))
                .toList();

        assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
        for (String example : examples) {
            MapSource source = MapSource.remote();
            Properties properties = new Properties();
            properties.load(new StringReader(example));
            properties.stringPropertyNames().forEach(name -> source.with(name, properties.getProperty(name)));
            assertThat(source.read().issuers()).as(example).hasSize(example.contains("jwt.filter.issuers") ? 2 : 1);
        }
    }

    private static String row(Property property) {
        String otherwise = property.defaultText().isEmpty() ? "—" : property.defaultText();
        return "| `" + property.key() + "` | " + otherwise + " | " + property.accepted() + " |";
    }
}
