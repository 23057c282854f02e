// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jwtfilter.login.signing.KeyEncryptionKey;

class SigningReaderTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @ParameterizedTest
    @CsvSource({
        "signing.algorithm,ES256,true",
        "signing.algorithm,PS256,true",
        "signing.algorithm,EdDSA,true",
        "signing.algorithm,none,false",
        "signing.algorithm,HS256,false",
        "signing.algorithm,RS512,false",
        "signing.rotation,PT24H,true",
        "signing.rotation,PT23H59M59S,false",
        "signing.rotation,P729D,true",
        "signing.rotation,P730D,true",
        "signing.rotation,P730DT1S,false",
        "signing.publish-before,PT1S,false",
        "signing.publish-before,PT2S,true",
        "signing.publish-before,PT3S,true",
        "signing.publish-before,P30D,true",
        "signing.publish-before,P90DT1S,false",
        "signing.publish-after,PT-1S,false",
        "signing.publish-after,PT0S,true",
        "signing.publish-after,P90D,true",
        "signing.publish-after,P90DT1S,false",
        "signing.renew-before,2027-01-31T00:00:00Z,true",
        "signing.renew-before,2027-01-31,false",
        "key-encryption.file,/a,true",
        "key-encryption.file,a,false",
        "key-encryption.keystore,a,false",
    })
    void acceptsExactlyWhatItSays(String name, String value, boolean accepted) {
        Map<String, String> values = new HashMap<>(Map.of("jwt.login." + name, value));
        if (name.endsWith("keystore")) {
            values.put("jwt.login.key-encryption.keystore-password", "x");
        }
        if (accepted) {
            assertThat(read(values)).isNotNull();
        } else {
            assertThat(problems(values)).singleElement().asString().startsWith("jwt.login." + name);
        }
    }

    @Test
    void publishesAKeyForNoLongerThanItSigns() {
        assertThat(problems(Map.of("jwt.login.signing.publish-before", "P31D")))
                .singleElement()
                .asString()
                .startsWith("jwt.login.signing.rotation is \"PT720H\"");
    }

    @Test
    void findsTheKeyEncryptionKeyInEachOfItsPlaces() {
        assertThat(read(Map.of()).keyEncryption()).isInstanceOf(KeyEncryptionSource.InDataDirectory.class);
        assertThat(read(Map.of("jwt.login.key-encryption.key", KEY)).keyEncryption())
                .isInstanceOfSatisfying(
                        KeyEncryptionSource.Given.class,
                        given -> assertThat(given.key().id())
                                .isEqualTo(KeyEncryptionKey.parse(KEY)
                                        .orElseThrow()
                                        .id()));
        assertThat(read(Map.of("jwt.login.key-encryption.file", "/a/b")).keyEncryption())
                .isEqualTo(new KeyEncryptionSource.InFile(Path.of("/a/b")));
        SigningConfig both = read(Map.of(
                "jwt.login.key-encryption.keystore", "/a/b.p12",
                "jwt.login.key-encryption.keystore-password", "SECRET",
                "jwt.login.key-encryption.previous.keystore", "/a/c.p12",
                "jwt.login.key-encryption.previous.keystore-password", "SECRET",
                "jwt.login.key-encryption.previous.keystore-alias", "old"));
        assertThat(both.keyEncryption())
                .isEqualTo(new KeyEncryptionSource.InKeystore(Path.of("/a/b.p12"), "SECRET", "jwt-login"));
        assertThat(both.previous()).contains(new KeyEncryptionSource.InKeystore(Path.of("/a/c.p12"), "SECRET", "old"));
        assertThat(both.toString()).doesNotContain("SECRET");
    }

    @Test
    void takesOneKeyEncryptionKeyOnlyAndNeverShowsIt() {
        assertThat(problems(Map.of("jwt.login.key-encryption.key", KEY, "jwt.login.key-encryption.file", "/a")))
                .singleElement()
                .asString()
                .contains("jwt.login.key-encryption.key and jwt.login.key-encryption.file are both set")
                .doesNotContain(KEY);
        assertThat(problems(Map.of("jwt.login.key-encryption.keystore", "/a")))
                .singleElement()
                .asString()
                .startsWith("jwt.login.key-encryption.keystore-password is not set");
        for (String name : List.of("key-encryption.key", "key-encryption.previous.key")) {
            assertThat(problems(Map.of("jwt.login." + name, "SECRET")))
                    .singleElement()
                    .asString()
                    .contains("jwt.login." + name + " is \"***\"; accepted is ")
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void keepsRetiredKeysForTheLongestTokenOfAnyClient() {
        assertThat(read(Map.of(
                                "jwt.login.access-token.lifetime", "PT2M",
                                "jwt.login.clients", "a,b",
                                "jwt.login.client.a.access-token.lifetime", "PT30M",
                                "jwt.login.client.b.access-token.lifetime", "PT1M"))
                        .rules()
                        .longestToken())
                .isEqualTo(Duration.ofMinutes(30));
    }

    private static List<String> problems(Map<String, String> values) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> read(values))
                .isInstanceOfSatisfying(ConfigException.class, e -> problems.addAll(e.problems()));
        return problems;
    }

    private static SigningConfig read(Map<String, String> values) {
        return TestConfig.read(values).signing();
    }
}
