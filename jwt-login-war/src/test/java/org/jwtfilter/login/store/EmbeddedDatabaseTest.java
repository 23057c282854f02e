// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;

/** The database file in the data directory. */
class EmbeddedDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void keepsWhatWasWrittenOverARestart() {
        StoredUser alice = new StoredUser(new UserName("alice"), "hash", Set.of("user"), true);
        try (Database database = open()) {
            new SqlUsers(database).add(List.of(alice));
        }

        try (Database again = open()) {
            assertThat(new SqlUsers(again).find(alice.name())).contains(alice);
        }
    }

    /** The directory is closed to others already; a copy of the file may not be. */
    @Test
    void isForItsOwnerOnlyAlsoIfAnEarlierVersionMadeIt() throws Exception {
        Path file = directory.resolve("jwt-login.mv.db");
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesToStartOnAFileThatIsNoDatabase() throws Exception {
        Files.writeString(
                directory.resolve("jwt-login.mv.db"),
                "This is not a database, but long enough to be read as one. ".repeat(300));

        assertThatThrownBy(this::open)
                .isInstanceOf(StartException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("another server");
    }

    private Database open() {
        return Database.open(DatabaseSettings.of(new DatabasePlace.InDirectory(directory)));
    }
}
