// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.token.TokenDecrypter;

/** Our own key for encrypted tokens, and whose cryptography verifies. */
final class CryptographyConfigTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @Test
    void takesAPrivateKeyInEitherForm() throws Exception {
        RsaJsonWebKey jwk = new RsaJsonWebKey((RSAPublicKey) TestKeys.STRANGER.getPublic());
        jwk.setPrivateKey(TestKeys.STRANGER.getPrivate());
        String text = jwk.toJson(OutputControlLevel.INCLUDE_PRIVATE);

        for (String good : List.of(TestKeys.privatePem(TestKeys.STRANGER), text, TestKeys.jwks(text))) {
            assertThat(decrypting(good).read().decrypter()).isPresent();
        }
        assertThat(decrypting(TestKeys.privatePem(TestKeys.ec()))
                        .with(Property.DECRYPT_KEY_ALGORITHM, "RSA-OAEP, ECDH-ES")
                        .read()
                        .decrypter())
                .isPresent();
    }

    @Test
    void doesNotStartWithAKeyThatOpensNothing() throws Exception {
        Problem problem = decrypting(TestKeys.privatePem(TestKeys.ec())).problem();

        assertThat(problem.name()).isEqualTo("mp.jwt.decrypt.key.algorithm");
        assertThat(problem.value()).isEqualTo("(not set)");
        assertThat(problem.accepted()).contains("ECDH-ES with one on a curve");
        assertThat(decrypting(TestKeys.privatePem(TestKeys.STRANGER))
                        .with(Property.DECRYPT_KEY_ALGORITHM, "ECDH-ES, ECDH-ES+A256KW")
                        .problem()
                        .value())
                .isEqualTo("ECDH-ES, ECDH-ES+A256KW");
    }

    @Test
    void takesTheAlgorithmsOfTheStandardUnlessOthersAreSaid() throws Exception {
        String key = TestKeys.privatePem(TestKeys.STRANGER);
        DecryptionKeys keys = DecryptionKeys.read(key);

        assertThat(decrypting(key).read().decrypter().orElseThrow())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(new TokenDecrypter(keys, Set.of("RSA-OAEP", "RSA-OAEP-256")));
        assertThat(decrypting(key)
                        .with(Property.DECRYPT_KEY_ALGORITHM, "RSA-OAEP-256, ECDH-ES+A256KW")
                        .read()
                        .decrypter()
                        .orElseThrow())
                .usingRecursiveComparison()
                .usingOverriddenEquals()
                .isEqualTo(new TokenDecrypter(keys, Set.of("RSA-OAEP-256", "ECDH-ES+A256KW")));
    }

    @Test
    void takesEveryAlgorithmThatItsTableNamesForDecrypting() throws Exception {
        assertThat(Values.list(Property.DECRYPT_KEY_ALGORITHM.accepted().replace("some of ", "")))
                .containsExactlyInAnyOrderElementsOf(TokenDecrypter.KEY_MANAGEMENT);
        for (String algorithm : TokenDecrypter.KEY_MANAGEMENT) {
            String key = TestKeys.privatePem(algorithm.startsWith("RSA") ? TestKeys.STRANGER : TestKeys.ec());
            assertThat(decrypting(key)
                            .with(Property.DECRYPT_KEY_ALGORITHM, algorithm)
                            .read())
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RSA1_5", "dir", "A256KW", "PBES2-HS256+A128KW", "rsa-oaep", "RSA-OAEP,RSA1_5", ",", "none"})
    void takesNoOtherAlgorithmForDecrypting(String value) {
        assertThat(MapSource.valid().with(Property.DECRYPT_KEY_ALGORITHM, value).problem())
                .isEqualTo(new Problem(
                        "mp.jwt.decrypt.key.algorithm",
                        value,
                        "accepted: " + Property.DECRYPT_KEY_ALGORITHM.accepted()));
    }

    @Test
    void refusesAPublicKeyForDecrypting() throws Exception {
        for (String text :
                List.of(TestKeys.pem(TestKeys.STRANGER), TestKeys.jwk("a", TestKeys.STRANGER), "", "x", "{}")) {
            Problem problem = decrypting(text).problem();

            assertThat(problem.name()).isEqualTo("mp.jwt.decrypt.key.location");
            assertThat(problem.value()).isEqualTo(file().toString());
            assertThat(problem.accepted()).startsWith("accepted: a private key, but ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.pem", "classpath:missing.pem", "https://keys.example.org/private", "a\u0000b"})
    void saysWhereAKeyForDecryptingMayBe(String location) {
        Problem problem =
                MapSource.valid().with(Property.DECRYPT_KEY_LOCATION, location).problem();

        assertThat(problem.name()).isEqualTo("mp.jwt.decrypt.key.location");
        assertThat(problem.accepted())
                .startsWith("accepted: " + Property.DECRYPT_KEY_LOCATION.accepted())
                .doesNotContain("http:");
    }

    @Test
    void worksWithARegisteredProviderThatCanDoIt() {
        for (String algorithms : List.of("RS256", "RS512, PS256", "HS256")) {
            assertThat(MapSource.remote()
                            .with(Property.PROVIDER, "SunRsaSign")
                            .with(Property.ALGORITHMS, algorithms)
                            .read())
                    .as(algorithms)
                    .isNotNull();
        }
    }

    @Test
    void refusesAProviderThatIsNotRegistered() {
        assertThat(MapSource.remote().with(Property.PROVIDER, "Nobody").problem())
                .isEqualTo(new Problem(
                        "jwt.filter.provider",
                        "Nobody",
                        "accepted: " + Property.PROVIDER.accepted()
                                + "; no provider of this name is registered with the JVM"));
    }

    @Test
    void refusesAProviderThatFailsItsTest() {
        assertThat(MapSource.remote()
                        .with(Property.PROVIDER, "SunRsaSign")
                        .with(Property.ALGORITHMS, "EdDSA, RS256, ES256")
                        .problems())
                .containsExactly(failing("ES256"), failing("EdDSA"));
    }

    @Test
    void testsAProviderWithTheAlgorithmsOfEveryIssuer() {
        assertThat(MapSource.remote()
                        .withPartner()
                        .with(Property.PROVIDER, "SunRsaSign")
                        .withPartner(Property.ALGORITHMS, "ES384")
                        .problem())
                .isEqualTo(failing("ES384"));
    }

    private static Problem failing(String algorithm) {
        return new Problem(
                "jwt.filter.provider",
                "SunRsaSign",
                "accepted: " + Property.PROVIDER.accepted() + "; the provider does not verify " + algorithm
                        + " signatures as it should");
    }

    private MapSource decrypting(String key) throws Exception {
        Files.writeString(file(), key);
        return MapSource.valid().with(Property.DECRYPT_KEY_LOCATION, file().toString());
    }

    private Path file() {
        return folder.resolve("own.key");
    }
}
