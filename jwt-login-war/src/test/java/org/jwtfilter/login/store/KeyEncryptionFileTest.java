// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.signing.KeyEncryptionKey;

class KeyEncryptionFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path temporary;

    private Path directory;
    private Path file;

    @BeforeEach
    void makeDirectory() {
        directory = temporary.resolve("above/data");
        file = directory.resolve("key-encryption.key");
        OwnerOnly.makeDirectory(directory);
    }

    @Test
    void makesAKeyThatOnlyItsOwnerReads() throws IOException {
        KeyEncryptionKey key = KeyEncryptionFile.inDirectory(directory, true, random);

        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(KeyEncryptionKey.parse(Files.readString(file)).orElseThrow().id())
                .isEqualTo(key.id());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void neverReplacesAKey() {
        String first = KeyEncryptionFile.inDirectory(directory, true, random).id();

        assertThat(KeyEncryptionFile.inDirectory(directory, true, random).id()).isEqualTo(first);
        assertThat(KeyEncryptionFile.inDirectory(directory, false, random).id()).isEqualTo(first);
        assertThat(KeyEncryptionFile.read(file).id()).isEqualTo(first);
    }

    @Test
    void makesNoKeyWhereSomethingIsEncryptedAlready() {
        assertThatThrownBy(() -> KeyEncryptionFile.inDirectory(directory, false, random))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("missing");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void refusesAKeyThatOthersMayTouch(String mode) throws IOException {
        KeyEncryptionFile.inDirectory(directory, true, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> KeyEncryptionFile.read(file))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx-----x"})
    void refusesADirectoryThatOthersMayEnter(String mode) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> OwnerOnly.makeDirectory(directory))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("chmod 700");
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        Path other = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> OwnerOnly.makeDirectory(other)).isInstanceOf(StartException.class);
    }

    @Test
    void refusesADamagedKeyAndNeverReplacesOrShowsIt() throws IOException {
        for (String content : new String[] {"", "SECRET", "\u00ff", "A".repeat(42), "A".repeat(44), "x".repeat(2000)}) {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);

            assertThatThrownBy(() -> KeyEncryptionFile.inDirectory(directory, true, random))
                    .as(content)
                    .isInstanceOf(StartException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("SECRET");
            assertThat(Files.readString(file)).isEqualTo(content);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
