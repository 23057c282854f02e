// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jwtfilter.selfcheck.Finding.Code;

/** README lists the codes, and no others. */
final class ReadmeTableTest {
    @Test
    void readmeListsEveryCode() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));
        String section = readme.substring(readme.indexOf("### What the log warns of"));

        assertThat(section.substring(0, section.indexOf("\n#"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("`", 3)[1]))
                .containsExactlyElementsOf(
                        Stream.of(Code.values()).map(Enum::name).toList());
    }
}
