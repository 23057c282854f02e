// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.signing.KeyEncryptionKey;

class KeyEncryptionKeystoreTest {
    private static final String PASSWORD = "a password";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void make() throws IOException, GeneralSecurityException {
        file = directory.resolve("keys.p12");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        KeyStore keystore = KeyStore.getInstance("PKCS12");
        keystore.load(null, null);
        keystore.setKeyEntry("good", new SecretKeySpec(bytes(32), "AES"), PASSWORD.toCharArray(), null);
        keystore.setKeyEntry("short", new SecretKeySpec(bytes(16), "AES"), PASSWORD.toCharArray(), null);
        try (OutputStream output = Files.newOutputStream(file)) {
            keystore.store(output, PASSWORD.toCharArray());
        }
    }

    @Test
    void readsAnAesKeyOf256Bits() {
        assertThat(KeyEncryptionKeystore.read(file, PASSWORD, "good").id())
                .isEqualTo(KeyEncryptionKey.of(bytes(32)).orElseThrow().id());
    }

    @Test
    void saysWhatIsWrongWithoutThePassword() throws IOException {
        assertRefused(file, "SECRET", "good", "cannot be opened");
        assertRefused(file, PASSWORD, "short", "no AES key of 256 bits that is called short");
        assertRefused(file, PASSWORD, "missing", "called missing");
        assertRefused(directory.resolve("nowhere"), PASSWORD, "good", "is missing");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused(file, PASSWORD, "good", "chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "no keystore");
        assertRefused(file, PASSWORD, "good", "cannot be opened");
    }

    private static void assertRefused(Path file, String password, String alias, String message) {
        assertThatThrownBy(() -> KeyEncryptionKeystore.read(file, password, alias))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        bytes[0] = 42;
        return bytes;
    }
}
