// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Set;

/**
 * A signing key of the login WAR that we know, too. It keeps its keys encrypted, but takes over the one that an older version
 * left in clear; so one is left there before its first start.
 */
final class StolenKey {
    private static final String FILE_NAME = "signing-key.pem";

    private StolenKey() {}

    /** Leaves a key in the data directory, once. */
    static void leaveIn(Path data) {
        Path file = file(data);
        if (Files.exists(file)) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
            Files.createDirectories(data.getParent());
            Files.createDirectory(data, owner("rwx------"));
            Files.createFile(file, owner("rw-------"));
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder().encodeToString(der)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it lies, in PEM. */
    static Path file(Path data) {
        return data.resolve(FILE_NAME);
    }

    private static FileAttribute<Set<PosixFilePermission>> owner(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
