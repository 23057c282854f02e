// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.store.DatabasePlace.AtUrl;

class SecretFileTest {
    private static final String URL = "jdbc:postgresql://db.example/login";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"se${cr}et", "se${cr}et\n", "se${cr}et\r\n"})
    void isALineWithOrWithoutItsEnd(String content) throws Exception {
        assertThat(SecretFile.read(file(content))).isEqualTo("se${cr}et");
    }

    @Test
    void keepsSpacesAndLettersOfAllLanguages() throws Exception {
        assertThat(SecretFile.read(file(" p\u00e4ss \t\n"))).isEqualTo(" p\u00e4ss \t");
    }

    @Test
    void saysWhyAFileIsOfNoUse() throws Exception {
        assertUnusable("secret", "is no absolute path");
        assertUnusable(directory.resolve("none").toString(), "is not there");
        assertUnusable(directory.toString(), "is a directory");
        assertUnusable(file(""), "is empty");
        assertUnusable(file("\n"), "is empty");
        assertUnusable(file("first\nsecond"), "has more than one line");
        assertUnusable(file("first\n\n"), "has more than one line");
        assertUnusable(file("first\rsecond"), "has more than one line");
        assertUnusable(file("first\0"), "has more than one line");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 1});
        assertUnusable(binary.toString(), "is not UTF-8 text");
    }

    @Test
    void isOfALimitedSize() throws Exception {
        for (int size : List.of(SecretFile.MAX_BYTES - 1, SecretFile.MAX_BYTES)) {
            assertThat(SecretFile.read(file("x".repeat(size)))).hasSize(size);
        }
        assertUnusable(file("x".repeat(SecretFile.MAX_BYTES + 1)), "has more than 4096 bytes");
        assertUnusable("/dev/zero", "has more than 4096 bytes");
    }

    /** One rule for all of them, so that nobody has to look which of them can be mounted. */
    @ParameterizedTest
    @EnumSource(Property.class)
    void canHoldEverySecretAndNothingElse(Property property) {
        assertThat(property.fileKey(""))
                .isEqualTo(property.secret() ? Optional.of(property.key() + ".file") : Optional.empty());
        Map<String, String> values = new HashMap<>();
        values.put(property.key() + ".file", "/no/such/file");

        assertThatThrownBy(() -> TestConfig.read(values))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        property.secret()
                                ? property.key()
                                        + ".file is \"/no/such/file\", which is not there; accepted is an absolute path"
                                : property.key() + ".file is not a name that exists");
    }

    @Test
    void givesTheValueThatCouldBeSetItself() throws Exception {
        Map<String, String> values = new HashMap<>(Map.of(
                "jwt.login.database.url",
                URL,
                "jwt.login.database.user",
                "me",
                "jwt.login.database.password.file",
                file("secret\n")));
        assertThat(TestConfig.read(values).database().place())
                .isEqualTo(new AtUrl(URL, Optional.of("me"), Optional.of("secret")));

        values.put("jwt.login.database.password", "other");
        assertThatThrownBy(() -> TestConfig.read(values))
                .hasMessageContaining(
                        "jwt.login.database.password and jwt.login.database.password.file are both set; accepted is one of them")
                .hasMessageNotContaining("other");
    }

    @Test
    void isNeverShownWhereItHoldsSomethingWrong() throws Exception {
        Map<String, String> values = Map.of("jwt.login.key-encryption.key.file", file("not-thirty-two-bytes"));

        assertThatThrownBy(() -> TestConfig.read(values))
                .hasMessageContaining(
                        "jwt.login.key-encryption.key is \"***\"; accepted is 32 bytes in base64, or in a file that"
                                + " jwt.login.key-encryption.key.file names")
                .hasMessageNotContaining("thirty");
    }

    private void assertUnusable(String path, String why) {
        assertThatThrownBy(() -> SecretFile.read(path))
                .isInstanceOf(SecretFile.UnusableException.class)
                .hasMessage(why)
                .hasNoCause();
    }

    private String file(String content) throws Exception {
        Path file = directory.resolve("secret" + Math.abs(content.hashCode()));
        return Files.writeString(file, content, StandardCharsets.UTF_8).toString();
    }
}
