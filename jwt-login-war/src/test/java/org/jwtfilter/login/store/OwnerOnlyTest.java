// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with real modes. That one belongs to root is said and not made: who builds may be anybody. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OwnerOnlyTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------", "rwx------"})
    void takesWhatOnlyItsOwnerMayRead(String mode) throws IOException {
        Path file = file(mode);

        assertThatCode(() -> OwnerOnly.check(file)).doesNotThrowAnyException();
        assertThatCode(() -> OwnerOnly.check(file, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--r-----", "rw-r-----"})
    void takesWhatItsGroupMayReadOnlyWhereItIsMounted(String mode) throws IOException {
        Path file = file(mode);

        assertThatCode(() -> OwnerOnly.check(file, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OwnerOnly.check(file, false))
                .isInstanceOf(StartException.class)
                .hasMessageEndingWith("with: chmod 600 " + file);
        assertThatThrownBy(() -> OwnerOnly.check(file)).as("our own").hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw----", "r--r-x---", "r-----r--", "r--r--r--", "rw------x", "rw-----w-"})
    void refusesWhatOthersMayReadOrAnybodyElseMayWrite(String mode) throws IOException {
        Path file = file(mode);

        assertThatThrownBy(() -> OwnerOnly.check(file, true))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("mode 0440 or 0400 (in Kubernetes: defaultMode)");
        assertThatThrownBy(() -> OwnerOnly.check(file)).isInstanceOf(StartException.class);
    }

    /** {@code users.txt -> ..data/users.txt}, {@code ..data -> ..2026_11_25}: the links are open to all, as links are. */
    @Test
    void asksForTheModeOfTheFileThatAMountLinksTo() throws IOException {
        Path version = Files.createDirectory(directory.resolve("..2026_11_25"));
        Path file = file("r--r-----");
        Files.move(file, version.resolve("users.txt"));
        Files.createSymbolicLink(directory.resolve("..data"), version.getFileName());
        Path mounted = Files.createSymbolicLink(directory.resolve("users.txt"), Path.of("..data", "users.txt"));

        assertThatCode(() -> OwnerOnly.check(mounted, true)).doesNotThrowAnyException();

        Files.setPosixFilePermissions(mounted, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> OwnerOnly.check(mounted, true)).isInstanceOf(StartException.class);
    }

    @Test
    void aDirectoryIsItsOwnersAloneWhoeverThatIs() throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-----"));

        assertThatThrownBy(() -> OwnerOnly.check(data, true)).hasMessageEndingWith("chmod 700 " + data);
    }

    private Path file(String mode) throws IOException {
        Path file = Files.createFile(directory.resolve("secret"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }
}
