// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testng.annotations.Test;

/** A run counts only if all of it passed and jwt-filter did the work. */
public class VerdictTest {
    private static final String READY = "[INFO] Payara Micro 6.2025.10 (build 42) ready in 5,912 (ms)\n";
    private static final String OURS = "[INFO] jwt-filter is the MicroProfile JWT of this application; places: 3\n";
    private static final String THEIRS = "[INFO] Initializing MP-JWT 5.0 for context ''\n";

    @Test
    public void countsWhereAllPassed() throws IOException {
        Verdict verdict = verdict("PASS", OURS + READY + OURS + READY);

        assertThat(verdict).isEqualTo(new Verdict(new Verdict.Tests(3, 3), new Verdict.Tests(2, 2), 2, 2, 0));
        assertThat(verdict.faults(3, 2)).isEmpty();
        assertThat(verdict.faults(2, 1)).isEmpty();
        assertThat(verdict.words())
                .isEqualTo("base 3 of 3 passed, optional 2 of 2 passed; jwt-filter was active in 2 of 2 deployments,"
                        + " the server's own MP-JWT in 0");
    }

    @Test
    public void missesTestsThatDidNotRun() throws IOException {
        assertThat(verdict("PASS", OURS + READY).faults(4, 3))
                .containsExactly("3 base tests ran, fewer than 4", "2 optional tests ran, fewer than 3");
    }

    @Test
    public void countsNeitherFailedNorSkippedTests() throws IOException {
        assertThat(verdict("FAIL", OURS + READY).faults(3, 2))
                .containsExactly("1 optional tests failed or were skipped");
        assertThat(verdict("SKIP", OURS + READY).faults(3, 2))
                .containsExactly("1 optional tests failed or were skipped");
    }

    @Test
    public void wantsToKnowWhoWasAtWork() throws IOException {
        assertThat(verdict("PASS", OURS + READY + READY).faults(3, 2))
                .containsExactly("jwt-filter was active in 1 of 2 deployments");
        assertThat(verdict("PASS", "").faults(3, 2)).containsExactly("jwt-filter was active in 0 of 0 deployments");
        assertThat(verdict("PASS", OURS + THEIRS + READY).faults(3, 2))
                .containsExactly("the server's own MP-JWT was active in 1 deployments");
    }

    @Test
    public void writesTheVerdictAndFailsTheBuild() throws IOException {
        Path directory = Files.createTempDirectory("verdict");
        Path results = write(directory, "PASS");
        Path output = Files.writeString(directory.resolve("output.txt"), OURS + READY);
        String written = directory.resolve("verdict.txt").toString();

        Verdict.main(new String[] {results.toString(), output.toString(), written, "a server", "3", "2"});
        assertThat(Path.of(written))
                .content()
                .startsWith("TCK of MicroProfile JWT 2.1 on a server: base 3 of 3 passed");

        assertThatThrownBy(() -> Verdict.main(
                        new String[] {results.toString(), output.toString(), written, "a server", "4", "2"}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("3 base tests ran, fewer than 4");
        assertThat(Path.of(written)).content().endsWith("3 base tests ran, fewer than 4\n");
    }

    private static Verdict verdict(String lastStatus, String log) throws IOException {
        Path directory = Files.createTempDirectory("verdict");
        return Verdict.of(write(directory, lastStatus), Files.writeString(directory.resolve("output.txt"), log));
    }

    /** TestNG's results, as far as they are read. */
    private static Path write(Path directory, String lastStatus) throws IOException {
        return Files.writeString(directory.resolve("results.xml"), """
                <testng-results><suite name="s">
                  <test name="base-tests"><class name="A">
                    <test-method name="setUp" status="PASS" is-config="true"/>
                    <test-method name="a" status="PASS"/><test-method name="b" status="PASS"/>
                  </class><class name="B"><test-method name="c" status="PASS"/></class></test>
                  <test name="extended-tests"><class name="C">
                    <test-method name="d" status="PASS"/><test-method name="e" status="%s"/>
                  </class></test>
                </suite></testng-results>
                """.formatted(lastStatus));
    }
}
