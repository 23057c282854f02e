// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;

class ClientAuthenticationTest {
    private static final String SECRET = "p+ss:w\u00f6rd/%";
    private static final String ASSERTION_TYPE =
            "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Client OURS = TestClients.client("jwt-login", "api");
    private static final Client MOBILE = TestClients.client("mobile", "api more");
    private static final Client BATCH = TestClients.withSecret("batch", "api", SECRET);
    private static final Client SIGNER = TestClients.with("signer", "api", new ClientCredential.Keys("{}"));

    private final List<String> counted = new ArrayList<>();
    private final ClientAuthentication authentication = TestClients.authentication(
            new FixedAssertions(), (id, source) -> counted.add(id + " " + source), OURS, MOBILE, BATCH, SIGNER);

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "client_id=jwt-login", "client_id="})
    void takesARequestThatNamesNoClientForOurOwn(String form) {
        assertThat(client(form)).isEqualTo(OURS);
    }

    @Test
    void findsThePublicClientThatARequestNames() {
        assertThat(client("client_id=mobile")).isEqualTo(MOBILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=other",
                "client_id=JWT-LOGIN",
                "client_id=mobile%20",
                "client_id=batch",
                "client_id=signer"
            })
    void refusesOtherClientsAndThoseThatShowNoMoreThanTheirName(String form) {
        assertRefused(OAuthError.invalidClient(), form);
        assertThat(counted).isEmpty();
    }

    @Test
    void believesASecretInTheBody() {
        assertThat(client("client_id=batch&client_secret=p%2Bss%3Aw%C3%B6rd%2F%25"))
                .isEqualTo(BATCH);
        assertThat(counted).isEmpty();
    }

    @Test
    void believesASecretInTheAuthorizationFieldAsAFormWritesIt() {
        assertThat(client("a=b", basic("batch:p%2Bss%3Aw%C3%B6rd%2F%25"))).isEqualTo(BATCH);
        assertThat(client("client_id=batch", basic("b%61tch:p%2Bss%3Aw%C3%B6rd%2F%25")))
                .isEqualTo(BATCH);
        assertThat(client("a=b", basic("batch:p%2Bss%3Aw%C3%B6rd%2F%25").replace("Basic ", "bASIC  ")))
                .isEqualTo(BATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch:wrong",
                "batch:",
                "batch",
                ":p%2Bss",
                "batch:p+ss:w\u00f6rd/%",
                "batch:%zz",
                "batch:%ff",
                "other:wrong",
                "mobile:",
                "mobile:x",
                "signer:x",
                "bat%00ch:x"
            })
    void refusesAnotherSecretTheSameWayWhoeverItIs(String decoded) {
        assertRefused(OAuthError.invalidClient(), "a=b", basic(decoded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer eDp5", "Basic", "Basic ", "Basic ====", "Basic e!", "Digest x", "Basic eDp5 eDp5"})
    void refusesOtherAuthorizationFields(String field) {
        assertRefused(OAuthError.invalidClient(), "a=b", field);
    }

    @ParameterizedTest
    @CsvSource({"batch", "other", "mobile", "signer"})
    void countsEachWrongSecretAndNoRightOne(String id) {
        assertRefused(OAuthError.invalidClient(), "client_secret=wrong&client_id=" + id);
        assertRefused(OAuthError.invalidClient(), "a=b", basic(id + ":wrong"));

        assertThat(counted).containsExactly(id + " 192.0.2.1", id + " 192.0.2.1");
    }

    @Test
    void countsNothingThatCanBeNoName() {
        assertRefused(OAuthError.invalidClient(), "client_secret=wrong&client_id=" + "x".repeat(129));
        assertRefused(OAuthError.invalidClient(), "client_secret=wrong&client_id=a%20b");
        assertThat(counted).isEmpty();
        assertRefused(OAuthError.invalidClient(), "client_secret=wrong&client_id=" + "x".repeat(128));
        assertThat(counted).hasSize(1);
    }

    @Test
    void saysWaitWhereTooManyWereWrongButNeverForTheRightSecret() {
        OAuthException wait = new OAuthException(OAuthError.tooManyAttempts(Duration.ofSeconds(5)));
        ClientAuthentication full = TestClients.authentication(
                new FixedAssertions(),
                (id, source) -> {
                    throw wait;
                },
                OURS,
                BATCH);

        assertThatThrownBy(() -> full.client(TestClients.request("client_id=batch&client_secret=x")))
                .isSameAs(wait);
        assertThat(full.client(TestClients.request("client_id=batch&client_secret=p%2Bss%3Aw%C3%B6rd%2F%25")))
                .isEqualTo(BATCH);
    }

    @Test
    void believesAnAssertion() {
        assertThat(client("client_assertion=good" + ASSERTION_TYPE)).isEqualTo(SIGNER);
        assertThat(client("client_id=signer&client_assertion=good" + ASSERTION_TYPE))
                .isEqualTo(SIGNER);
    }

    @Test
    void refusesAssertionsThatAreNot() {
        assertRefused(OAuthError.invalidClient(), "client_assertion=bad" + ASSERTION_TYPE);
        assertRefused(OAuthError.invalidClient(), "client_assertion=ofBatch" + ASSERTION_TYPE);
        assertRefused(OAuthError.invalidClient(), "client_assertion=ofNobody" + ASSERTION_TYPE);
        assertThat(counted).hasSize(2);
        assertRefused(
                OAuthError.invalidClient(),
                "client_assertion=good&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:saml2-bearer");
        assertRefused(OAuthError.invalidRequest("client_assertion_type is missing"), "client_assertion=good");
        assertRefused(OAuthError.invalidRequest("client_assertion is missing"), "a=b" + ASSERTION_TYPE);
    }

    @Test
    void refusesMoreThanOneWayAndMoreThanOneClient() {
        OAuthError ways = OAuthError.invalidRequest("The client authenticates in more than one way");
        OAuthError two = OAuthError.invalidRequest("The request names two clients");
        assertRefused(ways, "client_id=batch&client_secret=x", basic("batch:x"));
        assertRefused(ways, "a=b", basic("batch:x"), basic("batch:x"));
        assertRefused(ways, "client_id=batch&client_secret=x&client_assertion=good" + ASSERTION_TYPE);
        assertRefused(ways, "client_assertion=good" + ASSERTION_TYPE, basic("batch:x"));
        assertRefused(two, "client_id=mobile", basic("batch:x"));
        assertRefused(two, "client_id=batch&client_assertion=good" + ASSERTION_TYPE);
        assertRefused(OAuthError.invalidRequest("client_id is missing"), "client_secret=x");
    }

    @Test
    void tellsConfidentialClientsFromPublicOnes() {
        assertThat(authentication.confidential(
                        TestClients.request("client_id=batch&client_secret=p%2Bss%3Aw%C3%B6rd%2F%25")))
                .isEqualTo(BATCH);
        assertThatThrownBy(() -> authentication.confidential(TestClients.request("client_id=mobile")))
                .hasMessage("invalid_client");
        assertThatThrownBy(() -> authentication.confidential(TestClients.request("a=b")))
                .hasMessage("invalid_client");
    }

    @Test
    void twoClientsNeverShareAnId() {
        assertThatThrownBy(() -> new ConfiguredClients(List.of(OURS, MOBILE, OURS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Client client(String form, String... authorization) {
        return authentication.client(TestClients.request(form, authorization));
    }

    private void assertRefused(OAuthError error, String form, String... authorization) {
        assertThatThrownBy(() -> client(form, authorization))
                .isInstanceOfSatisfying(
                        OAuthException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private static String basic(String decoded) {
        return "Basic " + Base64.getEncoder().encodeToString(decoded.getBytes(UTF_8));
    }

    /** {@code good} and {@code bad} are the signer's, {@code ofBatch} and {@code ofNobody} are another's. */
    private static final class FixedAssertions implements ClientAssertions {
        @Override
        public Optional<String> named(String assertion) {
            return switch (assertion) {
                case "good", "bad" -> Optional.of("signer");
                case "ofBatch" -> Optional.of("batch");
                default -> Optional.empty();
            };
        }

        @Override
        public boolean areOf(String clientId, String jwks, String assertion) {
            return clientId.equals("signer") && jwks.equals("{}") && assertion.equals("good");
        }
    }
}
