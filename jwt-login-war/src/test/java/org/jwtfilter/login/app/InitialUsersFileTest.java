// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.password.CountingHashes;
import org.jwtfilter.login.realm.MemoryUsers;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.store.StartException;

class InitialUsersFileTest {
    @TempDir
    Path directory;

    private final MemoryUsers users = new MemoryUsers();

    @Test
    void fillsAnEmptyTableAndNoOther() throws IOException {
        load(file("alice:secret:user", "rw-------"));
        assertThat(users.find(new UserName("alice")).orElseThrow().passwordHash())
                .isEqualTo("#secret");

        load(file("bob:secret:user", "rw-rw-rw-"));
        load(directory.resolve("missing"));
        assertThat(users.find(new UserName("bob"))).isEmpty();
    }

    @Test
    void refusesAFileThatOthersMayRead() throws IOException {
        Path open = file("alice:secret:user", "rw-r-----");

        assertThatThrownBy(() -> load(open)).isInstanceOf(StartException.class).hasMessageContaining("chmod 600");
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void refusesBadLinesAndAddsNobody() throws IOException {
        Path bad = file("alice:secret:user\nsecret\n:secret:", "rw-------");

        assertThatThrownBy(() -> load(bad))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("line 3")
                .hasMessageNotContaining("secret");
        assertThat(users.isEmpty()).isTrue();
    }

    @Test
    void refusesAFileThatIsMissingEmptyOrNotUtf8() throws IOException {
        assertThatThrownBy(() -> load(directory.resolve("missing"))).isInstanceOf(StartException.class);
        Path empty = file("# nobody", "rw-------");
        assertThatThrownBy(() -> load(empty)).isInstanceOf(ConfigException.class);
        Files.write(empty, new byte[] {'a', ':', (byte) 0xff, ':'});
        assertThatThrownBy(() -> load(empty)).isInstanceOf(StartException.class);
    }

    @Test
    void startsWhereAnotherNodeWasFaster() throws IOException {
        MemoryUsers shared = new MemoryUsers() {
            @Override
            public void add(List<StoredUser> more) {
                super.add(more);
                throw new UnavailableException("alice was there by then");
            }
        };

        InitialUsersFile.load(Optional.of(file("alice:secret:user", "rw-------")), shared, new CountingHashes());

        assertThat(shared.find(new UserName("alice"))).isPresent();
    }

    @Test
    void doesNotStartWithoutUsersWhereTheyCannotBeAdded() {
        MemoryUsers away = new MemoryUsers() {
            @Override
            public void add(List<StoredUser> more) {
                throw new UnavailableException("the database is away");
            }
        };

        assertThatThrownBy(() -> InitialUsersFile.load(
                        Optional.of(file("alice:secret:user", "rw-------")), away, new CountingHashes()))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void startsWithoutUsersWhereThereIsNoFile() {
        InitialUsersFile.load(Optional.empty(), users, new CountingHashes());

        assertThat(users.isEmpty()).isTrue();
    }

    private void load(Path file) {
        InitialUsersFile.load(Optional.of(file), users, new CountingHashes());
    }

    private Path file(String content, String mode) throws IOException {
        Path file = Files.createTempFile(directory, "users", ".txt");
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
