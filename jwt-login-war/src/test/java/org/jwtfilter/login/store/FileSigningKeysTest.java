// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.signing.TestKeys;

class FileSigningKeysTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Path file;

    @BeforeEach
    void makeDirectory() {
        directory = temporary.resolve("above/data");
        file = directory.resolve("signing-key.pem");
        OwnerOnly.makeDirectory(directory);
    }

    @Test
    void makesAKeyThatOnlyItsOwnerReads() throws IOException {
        FileSigningKeys keys = FileSigningKeys.open(directory);

        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(keys.active().publicHalf().key().getModulus().bitLength()).isEqualTo(2048);
        assertThat(keys.published()).containsExactly(keys.active().publicHalf());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void hasTheSameKeyAfterARestart() {
        assertThat(FileSigningKeys.open(directory).active().publicHalf())
                .isEqualTo(FileSigningKeys.open(directory).active().publicHalf());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void refusesAKeyThatOthersMayTouch(String mode) throws IOException {
        FileSigningKeys.open(directory);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> FileSigningKeys.open(directory))
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
    void refusesADamagedOrShortKeyAndNeverReplacesIt() throws IOException {
        String shortKey = pem(TestKeys.pair("RSA", 1024).getPrivate().getEncoded());
        String otherKind = pem(TestKeys.pair("EC", 256).getPrivate().getEncoded());
        for (String content : new String[] {"", "SECRET", pem(new byte[] {1, 2, 3}), shortKey, otherKind, "\u00ff"}) {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, content);

            assertThatThrownBy(() -> FileSigningKeys.open(directory))
                    .isInstanceOf(StartException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("SECRET");
            assertThat(Files.readString(file)).isEqualTo(content);
        }
    }

    private static String pem(byte[] bytes) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
