// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.Await;
import org.jwtfilter.authn.Outcome;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.key.FakeIssuer;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeyTiming;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.wire.TestHead;

final class KeyLocationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @Test
    void readsAFileByPathAndByUrl() throws Exception {
        Path file = Files.writeString(folder.resolve("my key.pem"), TestKeys.pem(TestKeys.ISSUER));

        KeySnapshot firstKeys = TestKeys.parse(TestKeys.pem(TestKeys.ISSUER));

        for (String location : List.of(file.toString(), file.toUri().toString())) {
            assertThat(at(location).with(Property.KEY_TRUST, "PT7H").readFirst().keys())
                    .isInstanceOfSatisfying(JwtConfig.Keys.In.class, in -> {
                        assertThat(in.file()).isEqualTo(file);
                        assertThat(in.first()).isEqualTo(firstKeys);
                        assertThat(in.timing()).isEqualTo(KeyTiming.ofFile(Duration.ofHours(7)));
                    });
        }
    }

    @Test
    void readsAFileThatIsReplacedByItsIssuersRules() throws Exception {
        KeyPair curve = TestKeys.ec();
        Path file = Files.writeString(folder.resolve("key.pem"), TestKeys.pem(curve));
        JwtConfig.Keys.In in = (JwtConfig.Keys.In) at(file.toString())
                .with(Property.ALGORITHMS, "ES256")
                .readFirst()
                .keys();

        assertThat(in.reader().read(TestKeys.pem(curve))).isEqualTo(in.first());
        assertThatThrownBy(() -> in.reader().read(TestKeys.pem(TestKeys.ISSUER)))
                .isInstanceOf(KeyFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"keys/public.pem", "/keys/public.pem", "classpath:keys/public.pem", "classpath:/keys/public.pem"
            })
    void readsAResource(String location) throws Exception {
        assertThat(at(location).readFirst().keys())
                .isEqualTo(new JwtConfig.Keys.Given(TestKeys.parse(TestKeys.resource("public.pem"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.pem", "/missing/missing.pem", "file:///missing/missing.pem", "classpath:missing.pem",
                        "classpath:",
                "file:relative.pem", "file:", "file:///a b", "ftp://example.org/x", "a\u0000b"
            })
    void saysThatThereIsNoSuchFile(String location) {
        assertThat(problem(at(location)).name()).isEqualTo("mp.jwt.verify.publickey.location");
        assertThat(problem(at(location)).value()).isEqualTo(location);
    }

    @Test
    void saysThatAFolderIsNoKey() {
        assertThat(problem(at(folder.toString())).value()).isEqualTo(folder.toString());
    }

    @Test
    void refusesAPrivateKeyInAFileWithoutRepeatingIt() throws Exception {
        String secret = TestKeys.privatePem(TestKeys.ISSUER);
        Path file = Files.writeString(folder.resolve("key.pem"), secret);

        Problem problem = problem(at(file.toString()));

        assertThat(problem.value()).isEqualTo(file.toString());
        assertThat(problem.accepted()).contains("private").doesNotContain(secret.substring(100, 120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.org/jwks",
                "https://login.example.org",
                "HTTPS://login.example.org/x?y=z",
                "https://[::1]:8443/jwks"
            })
    void notesAUrl(String location) {
        assertThat(((JwtConfig.Keys.At) at(location).readFirst().keys()).uri()).hasToString(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:",
                "https://",
                "https:///jwks",
                "https:jwks",
                "https://a b/",
                "https://%zz",
                "https://under_score/jwks"
            })
    void refusesAUrlWithoutAHost(String location) {
        assertThat(problem(at(location)).value()).isEqualTo(location);
    }

    @Test
    void refusesAUrlWithAPasswordWithoutRepeatingIt() {
        for (String location :
                List.of("https://bob:hunter2@login.example.org/jwks", "http://hunter2@login.example.org")) {
            Problem problem = problem(at(location));
            assertThat(problem.toString()).contains("without a user").doesNotContain("hunter2");
        }
    }

    @Test
    void startsThePipelineWithKeysFromAUrl() throws Exception {
        try (FakeIssuer issuer =
                        new FakeIssuer(FakeIssuer.ok(TestKeys.jwks(TestKeys.jwk(TestKeys.KID, TestKeys.ISSUER))));
                ConfiguredAuthenticator started = ConfiguredAuthenticator.start(
                        at(issuer.uri().toString()).read(), TestTokens.CLOCK)) {
            TestHead head =
                    TestHead.authorization("Bearer " + TestTokens.valid().text());

            Await.until(
                    "the keys have arrived",
                    () -> started.authenticator().authenticate(head) instanceof Outcome.Authenticated);
            assertThat(issuer.hits()).isEqualTo(1);
        }
    }

    @Test
    void blamesNoTokenForAColdStartHoweverManyComeAtOnce() throws Exception {
        try (FakeIssuer issuer =
                        new FakeIssuer(FakeIssuer.ok(TestKeys.jwks(TestKeys.jwk(TestKeys.KID, TestKeys.ISSUER))));
                ConfiguredAuthenticator started = ConfiguredAuthenticator.start(
                        at(issuer.uri().toString()).read(), TestTokens.CLOCK)) {
            TestHead head =
                    TestHead.authorization("Bearer " + TestTokens.valid().text());
            Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Thread thread =
                        new Thread(() -> outcomes.add(started.authenticator().authenticate(head)));
                threads.add(thread);
                thread.start();
            }
            for (Thread each : threads) {
                each.join();
            }

            assertThat(outcomes).hasSize(200).noneMatch(Outcome.Refused.class::isInstance);
            // The look at the start, and at most one more for a request that came just as it ended.
            assertThat(issuer.hits()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void startsThePipelineWithGivenKeys() {
        try (ConfiguredAuthenticator started =
                ConfiguredAuthenticator.start(MapSource.valid().read(), TestTokens.CLOCK)) {
            assertThat(started.authenticator()
                            .authenticate(TestHead.authorization(
                                    "Bearer " + TestTokens.valid().text())))
                    .isInstanceOf(Outcome.Authenticated.class);
        }
    }

    private static MapSource at(String location) {
        return MapSource.valid().without(Property.PUBLIC_KEY).with(Property.PUBLIC_KEY_LOCATION, location);
    }

    private static Problem problem(MapSource source) {
        return source.problem();
    }
}
