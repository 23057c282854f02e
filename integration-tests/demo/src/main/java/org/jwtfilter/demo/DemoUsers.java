// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The two demo users, with passwords made at the first start and kept beside the demo's database, which has their hashes.
 *
 * @param file what the login WAR reads its first users from; only its owner can read it
 * @param alice the password of {@code alice}, who has the roles {@code user} and {@code admin}
 * @param bob the password of {@code bob}, who has the role {@code user}
 */
record DemoUsers(Path file, String alice, String bob) {

    private static final String FILE = "users.txt";

    static boolean areIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    static DemoUsers in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        try {
            String lines = "alice:" + password() + ":user,admin\nbob:" + password() + ":user\n";
            FileAttribute<?>[] ownerOnly = {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            };
            try (var channel = Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                channel.write(StandardCharsets.UTF_8.encode(lines));
            }
        } catch (FileAlreadyExistsException e) {
            // An earlier demo's: the users are in its database with these passwords.
        }
        List<String> passwords = Files.readAllLines(file).stream()
                .map(line -> line.substring(line.indexOf(':') + 1, line.lastIndexOf(':')))
                .toList();
        return new DemoUsers(file, passwords.get(0), passwords.get(1));
    }

    /** 96 random bits, of characters that no shell and no JSON minds. */
    private static String password() {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
