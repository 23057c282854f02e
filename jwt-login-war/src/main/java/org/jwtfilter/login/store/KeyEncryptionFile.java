// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jwtfilter.login.signing.KeyEncryptionKey;

/** A key-encryption key in a file that only its owner may read: 32 bytes in base64. */
public final class KeyEncryptionFile {
    private static final System.Logger LOG = System.getLogger(KeyEncryptionFile.class.getName());
    private static final String FILE_NAME = "key-encryption.key";
    private static final int MAX_BYTES = 1024;

    private KeyEncryptionFile() {}

    /**
     * The key in {@code file}.
     *
     * @throws StartException if the file is missing, open to others, or holds something else
     */
    public static KeyEncryptionKey read(Path file) {
        if (Files.notExists(file)) {
            throw new StartException(
                    "The key-encryption key " + file + " is missing. Put it back: the signing keys in the database"
                            + " cannot be read without it, and nodes that share a database need the same one.");
        }
        OwnerOnly.check(file);
        try {
            if (Files.size(file) <= MAX_BYTES) {
                return KeyEncryptionKey.parse(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .orElseThrow(() -> damaged(file));
            }
            throw damaged(file);
        } catch (IOException e) {
            throw new StartException("The key-encryption key " + file + " cannot be read", e);
        }
    }

    /**
     * The key in the data directory, made there if {@code mayMake} and there is none.
     *
     * @param mayMake whether nothing is encrypted yet: a new key would open none of it
     * @throws StartException as for {@link #read}, or if the file cannot be written; it is never replaced
     */
    public static KeyEncryptionKey inDirectory(Path directory, boolean mayMake, SecureRandom random) {
        Path file = directory.resolve(FILE_NAME);
        if (mayMake && Files.notExists(file)) {
            make(directory, file, random);
            LOG.log(
                    Level.INFO,
                    "Made a key-encryption key: {0}. Keep a copy of it apart from those of the database.",
                    file);
        }
        return read(file);
    }

    private static void make(Path directory, Path file, SecureRandom random) {
        try {
            Path temporary = OwnerOnly.temporaryFile(directory);
            // Whole on the disk before it has its name, so that a crash leaves the whole key or none.
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(KeyEncryptionKey.generate(random) + "\n"));
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartException("The key-encryption key " + file + " cannot be made", e);
        }
    }

    private static StartException damaged(Path file) {
        // Without what is in it, which may be a part of the key.
        return new StartException(
                "The key-encryption key " + file + " does not hold 32 bytes in base64; put the right file back");
    }
}
