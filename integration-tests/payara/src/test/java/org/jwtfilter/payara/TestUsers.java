// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The two users of the sample application, with passwords that no log may show. */
final class TestUsers {
    static final String ALICE_PASSWORD = "correct-horse-battery-staple-alice";
    static final String BOB_PASSWORD = "correct-horse-battery-staple-bob";

    private TestUsers() {}

    /** Writes the file that the login WAR reads its first users from. */
    static Path write(Path directory) {
        try {
            Path file = Files.createDirectories(directory).resolve("users.txt");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "alice:" + ALICE_PASSWORD + ":user,admin\nbob:" + BOB_PASSWORD + ":user\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
