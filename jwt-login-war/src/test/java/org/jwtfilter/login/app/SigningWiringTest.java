// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.login.signing.KeyEncryptionKey;
import org.jwtfilter.login.signing.KeysUnreadableException;
import org.jwtfilter.login.signing.RotatingKeys;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.StoredKey;
import org.jwtfilter.login.signing.StoredKeys;
import org.jwtfilter.login.signing.TestKeys;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.DatabasePlace;
import org.jwtfilter.login.store.DatabaseSettings;
import org.jwtfilter.login.store.SqlStoredKeys;
import org.jwtfilter.login.store.StartException;

class SigningWiringTest {
    private static final String ONE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String OTHER = "HwECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    Path directory;

    private Database database;
    private StoredKeys store;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.of(new DatabasePlace.InDirectory(directory)));
        store = new SqlStoredKeys(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void needsNoConfiguration() throws IOException {
        String first = id(Map.of());

        Path file = directory.resolve("key-encryption.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(id(Map.of())).isEqualTo(first);
        database.close();
        String secret = Files.readString(file).strip();
        assertThat(Files.readString(directory.resolve("jwt-login.mv.db"), ISO_8859_1))
                .doesNotContain(secret);
    }

    @Test
    void takesTheKeyOfAnEarlierVersionOver() throws IOException {
        KeyPair pair = TestKeys.pair("RSA", 2048);
        Path old = Files.createFile(
                directory.resolve("signing-key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                old,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        String expected =
                SigningKey.of(SigningAlgorithm.RS256, pair).publicHalf().id();

        assertThat(id(Map.of())).isEqualTo(expected);
        assertThat(old).exists();
        Files.delete(old);
        assertThat(id(Map.of())).isEqualTo(expected);
    }

    @Test
    void doesNotStartWhereTheKeyEncryptionKeyIsMissingOrAnother() throws IOException {
        id(Map.of());
        List<StoredKey> before = store.all();
        Files.delete(directory.resolve("key-encryption.key"));

        assertThatThrownBy(() -> id(Map.of()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("key-encryption.key is missing");
        assertThatThrownBy(() -> id(Map.of("jwt.login.key-encryption.key", ONE)))
                .isInstanceOf(KeysUnreadableException.class)
                .hasMessageNotContaining(ONE)
                .hasMessageContaining(KeyEncryptionKey.parse(ONE).orElseThrow().id());
        assertThat(store.all()).isEqualTo(before);
        assertThat(directory.resolve("key-encryption.key")).doesNotExist();
    }

    @Test
    void changesTheKeyEncryptionKeyWhereBothAreGiven() {
        String first = id(Map.of("jwt.login.key-encryption.key", ONE));
        assertThat(directory.resolve("key-encryption.key")).doesNotExist();

        assertThat(id(Map.of("jwt.login.key-encryption.key", OTHER, "jwt.login.key-encryption.previous.key", ONE)))
                .isEqualTo(first);
        assertThat(id(Map.of("jwt.login.key-encryption.key", OTHER))).isEqualTo(first);
        assertThatThrownBy(() -> id(Map.of("jwt.login.key-encryption.key", ONE)))
                .isInstanceOf(KeysUnreadableException.class);
    }

    @Test
    void movesFromTheFileInTheDataDirectoryToAConfiguredKey() {
        String first = id(Map.of());
        String file = directory.resolve("key-encryption.key").toString();

        assertThat(id(Map.of("jwt.login.key-encryption.key", ONE, "jwt.login.key-encryption.previous.file", file)))
                .isEqualTo(first);
        assertThat(id(Map.of("jwt.login.key-encryption.key", ONE))).isEqualTo(first);
    }

    private String id(Map<String, String> values) {
        RotatingKeys keys = SigningWiring.open(
                TestConfig.read(values).signing(), directory, store, Clock.systemUTC(), new SecureRandom());
        return keys.active().publicHalf().id();
    }
}
