// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.TestKeys;

class OldKeyFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("signing-key.pem");
    }

    @Test
    void readsTheKeyOfAnEarlierVersion() throws IOException {
        KeyPair pair = TestKeys.pair("RSA", 2048);
        write(pem(pair.getPrivate().getEncoded()));

        assertThat(OldKeyFile.read(directory).map(SigningKey::publicHalf))
                .contains(SigningKey.of(SigningAlgorithm.RS256, pair).publicHalf());
    }

    @Test
    void isEmptyWhereThereIsNone() {
        assertThat(OldKeyFile.read(directory)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void refusesAKeyThatOthersMayTouch(String mode) throws IOException {
        write(pem(TestKeys.pair("RSA", 2048).getPrivate().getEncoded()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(() -> OldKeyFile.read(directory))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void refusesADamagedOrShortKeyAndNeverTouchesIt() throws IOException {
        String shortKey = pem(TestKeys.pair("RSA", 1024).getPrivate().getEncoded());
        String otherKind = pem(TestKeys.pair("EC", 256).getPrivate().getEncoded());
        for (String content : new String[] {"", "SECRET", pem(new byte[] {1, 2, 3}), shortKey, otherKind, "\u00ff"}) {
            write(content);

            assertThatThrownBy(() -> OldKeyFile.read(directory))
                    .isInstanceOf(StartException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("SECRET");
            assertThat(Files.readString(file)).isEqualTo(content);
        }
    }

    private void write(String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static String pem(byte[] bytes) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END PRIVATE KEY-----\n";
    }
}
