// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("audit.jsonl");
    }

    @Test
    void isMadeForItsOwnerOnlyAndAddedTo() throws Exception {
        try (AuditFile file = AuditFile.open(path)) {
            file.append("one");
        }
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (AuditFile file = AuditFile.open(path)) {
            file.append("two");
        }
        assertThat(Files.readAllLines(path)).containsExactly("one", "two");
    }

    @Test
    void followsItsNameWhenTheFileIsRenamedOrRemoved() throws Exception {
        try (AuditFile file = AuditFile.open(path)) {
            file.append("one");
            Path rotated = Files.move(path, directory.resolve("audit.jsonl.1"));
            file.append("two");
            file.append("three");

            assertThat(Files.readAllLines(rotated)).containsExactly("one");
            assertThat(Files.readAllLines(path)).containsExactly("two", "three");
            assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

            Files.delete(path);
            file.append("four");
            assertThat(Files.readAllLines(path)).containsExactly("four");
        }
    }

    @Test
    void refusesWhatOthersMayRead() throws Exception {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));

        assertThatThrownBy(() -> AuditFile.open(path))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("chmod 600 " + path);
    }

    @Test
    void refusesAPlaceWhereItCannotBe() {
        assertThatThrownBy(() -> AuditFile.open(directory.resolve("missing/audit.jsonl")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("audit.jsonl cannot be written: NoSuchFileException");
        assertThatThrownBy(() -> AuditFile.open(directory)).isInstanceOf(StartException.class);
    }

    @Test
    void keepsLinesOfManyWritersApart() throws Exception {
        int writers = 8;
        int lines = 500;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        // Two, as two processes would have it open.
        try (AuditFile one = AuditFile.open(path);
                AuditFile other = AuditFile.open(path)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                AuditFile file = i % 2 == 0 ? one : other;
                String line = Integer.toString(i).repeat(300);
                work.add(() -> {
                    for (int j = 0; j < lines; j++) {
                        file.append(line);
                    }
                    return lines;
                });
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(Files.readAllLines(path)).hasSize(writers * lines).allMatch(line -> line.matches("(\\d)\\1{299}"));
    }
}
