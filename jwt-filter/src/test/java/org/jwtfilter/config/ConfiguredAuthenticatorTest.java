// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jwtfilter.Await;
import org.jwtfilter.authn.Outcome;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.key.FakeIssuer;
import org.jwtfilter.key.TestKeys;
import org.jwtfilter.status.TestLists;
import org.jwtfilter.status.TestLists.Publisher;
import org.jwtfilter.token.TestTokens;
import org.jwtfilter.wire.TestHead;

/** The whole pipeline, as two issuers are configured. */
final class ConfiguredAuthenticatorTest {
    private static final String PARTNER_ISS = "https://partner.example.com";
    private static final KeyPair PARTNER_KEY = TestKeys.ec();
    /** The partner's claims, which spell names and roles in another way than those of {@link TestTokens}. */
    private static final String PARTNER_CLAIMS = "{\"iss\":\"" + PARTNER_ISS + "\",\"aud\":\"orders\",\"sub\":\"p-7\","
            + "\"upn\":\"alice\",\"email\":\"bob@partner.example.com\",\"groups\":[\"admin\"],"
            + "\"realm\":{\"roles\":[\"chief\",\"clerk\"]},\"scope\":\"read write\",\"iat\":1772366340,\"exp\":1772366640}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path folder;

    @Test
    void namesCallersByTheRulesOfTheirIssuer() throws Exception {
        try (ConfiguredAuthenticator started = start(twoIssuers())) {
            Caller alice = caller(started, TestTokens.valid().text());
            Caller bob = caller(started, partnersToken(PARTNER_CLAIMS, PARTNER_KEY));

            assertThat(alice.name()).isEqualTo("alice");
            assertThat(alice.roles()).containsExactlyInAnyOrder("user", "admin");
            assertThat(bob.name()).isEqualTo("bob@partner.example.com");
            assertThat(bob.roles()).containsExactlyInAnyOrder("approver", "clerk", "SCOPE_read", "SCOPE_write");
        }
    }

    @Test
    void remembersTokensWithTheRulesOfTheirIssuer() throws Exception {
        try (ConfiguredAuthenticator started = start(twoIssuers())) {
            String token = partnersToken(PARTNER_CLAIMS, PARTNER_KEY);

            assertThat(caller(started, token)).isEqualTo(caller(started, token));
            assertThat(caller(started, TestTokens.valid().text()).name()).isEqualTo("alice");
            assertThat(caller(started, token).name()).isEqualTo("bob@partner.example.com");
        }
    }

    @Test
    void believesNoIssuerInTheNameOfAnother() throws Exception {
        try (ConfiguredAuthenticator started = start(twoIssuers())) {
            String first = PARTNER_CLAIMS.replace(PARTNER_ISS, TestTokens.ISSUER);
            List<String> bad = List.of(
                    partnersToken(first, PARTNER_KEY),
                    partnersToken(PARTNER_CLAIMS, TestKeys.ec()),
                    TestTokens.valid().claim("iss", "\"" + PARTNER_ISS + "\"").text(),
                    partnersToken(PARTNER_CLAIMS.replace(PARTNER_ISS, "https://stranger.example"), PARTNER_KEY));

            assertThat(bad)
                    .allSatisfy(token -> assertThat(outcome(started, token)).isInstanceOf(Outcome.Refused.class));
        }
    }

    @Test
    void believesAnIssuerUntilItsEnd() throws Exception {
        MapSource ended = twoIssuers().withPartner(Property.TRUSTED_UNTIL, TestTokens.NOW.toString());
        try (ConfiguredAuthenticator started = start(ended)) {
            assertThat(outcome(started, partnersToken(PARTNER_CLAIMS, PARTNER_KEY)))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(outcome(started, TestTokens.valid().text())).isInstanceOf(Outcome.Authenticated.class);
        }
        MapSource soon = twoIssuers()
                .withPartner(
                        Property.TRUSTED_UNTIL, TestTokens.NOW.plusSeconds(1).toString());
        try (ConfiguredAuthenticator started = start(soon)) {
            assertThat(outcome(started, partnersToken(PARTNER_CLAIMS, PARTNER_KEY)))
                    .isInstanceOf(Outcome.Authenticated.class);
        }
    }

    @Test
    void looksAgainAtAFileForAKeyThatItDoesNotKnow() throws Exception {
        Path file =
                Files.writeString(folder.resolve("keys.json"), TestKeys.jwks(TestKeys.jwk("old", TestKeys.STRANGER)));
        MapSource source = MapSource.remote().with(Property.PUBLIC_KEY_LOCATION, file.toString());
        try (ConfiguredAuthenticator started = start(source)) {
            Files.writeString(
                    file,
                    TestKeys.jwks(TestKeys.jwk(TestKeys.KID, TestKeys.ISSUER), TestKeys.jwk("old", TestKeys.STRANGER)));

            assertThat(caller(started, TestTokens.valid().text()).name()).isEqualTo("alice");
        }
    }

    /** The token is remembered, and refused from the moment on at which the list says so. */
    @Test
    void refusesATokenThatIsTakenBack() throws Exception {
        Publisher publisher = new Publisher();
        try (FakeIssuer server = new FakeIssuer(publisher);
                ConfiguredAuthenticator started = start(MapSource.valid()
                        .with(Property.STATUS, "required")
                        .with(
                                Property.STATUS_LOCATION,
                                server.uri().resolve("/").toString())
                        .with(Property.STATUS_POLL, "PT1S"))) {
            URI list = server.uri().resolve("/status/1");
            String token = TestTokens.valid()
                    .claim("status", "{\"status_list\":{\"idx\":3,\"uri\":\"" + list + "\"}}")
                    .text();
            assertThat(outcome(started, token)).isInstanceOf(Outcome.Unavailable.class);
            publisher.publish(TestLists.list(list, (byte) 0).text());
            Await.until("the list is there", () -> outcome(started, token) instanceof Outcome.Authenticated);

            publisher.publish(TestLists.list(list, (byte) 0b1000).text());
            Await.until("the token is refused", () -> outcome(started, token) instanceof Outcome.Refused);
            assertThat(outcome(started, TestTokens.valid().text())).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void endsItsThreads() throws Exception {
        List<Thread> before = keyThreads();
        try (ConfiguredAuthenticator started = start(twoIssuers())) {
            assertThat(started.authenticator().authenticate(new TestHead())).isInstanceOf(Outcome.Anonymous.class);
            Await.until("a thread waits for the next look", () -> !before.containsAll(keyThreads()));
        }
        Await.until("its threads have ended", () -> before.containsAll(keyThreads()));
    }

    private static List<Thread> keyThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jwt-filter-keys") && thread.isAlive())
                .toList();
    }

    private static ConfiguredAuthenticator start(MapSource source) {
        return ConfiguredAuthenticator.start(source.read(), TestTokens.CLOCK);
    }

    /** The first with a key that is given, the other with one in a file. */
    private MapSource twoIssuers() throws Exception {
        Path file = Files.writeString(folder.resolve("partner.pem"), TestKeys.pem(PARTNER_KEY));
        return MapSource.valid()
                .withPartner()
                .withPartner(Property.PUBLIC_KEY_LOCATION, file.toString())
                .withPartner(Property.ALGORITHMS, "ES256")
                .withPartner(Property.CALLER_NAME, "email, sub")
                .withPartner(Property.ROLES, "realm.roles, scope as SCOPE_*")
                .withPartner(Property.ROLES_RENAME, "chief:approver");
    }

    private static Caller caller(ConfiguredAuthenticator started, String token) {
        Outcome outcome = outcome(started, token);
        assertThat(outcome).isInstanceOf(Outcome.Authenticated.class);
        return ((Outcome.Authenticated) outcome).caller();
    }

    private static Outcome outcome(ConfiguredAuthenticator started, String token) {
        return started.authenticator().authenticate(TestHead.authorization("Bearer " + token));
    }

    private static String partnersToken(String claims, KeyPair signer) throws Exception {
        String input = part("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + part(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(signer.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + part(signature.sign());
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
