// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.SignedClientAssertions;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.discovery.Metadata;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.TestKeys;
import org.jwtfilter.login.signing.VerificationKey;

/** The metadata say what there is, all of it, and nothing else. */
class MetadataTest {
    private static final String ISSUER = "https://login.example.org/jwt-login";

    @Test
    void namesOnlyEndpointsThatThereAre() {
        Set<String> paths = Endpoints.of(new LoginApplication()).stream()
                .map(endpoint -> endpoint.substring(endpoint.indexOf(' ') + 1))
                .collect(Collectors.toSet());

        JsonObject metadata = metadata(TestKeys.KEYS);

        assertThat(metadata.getString("issuer")).isEqualTo(ISSUER);
        metadata.forEach((name, value) -> {
            if (name.endsWith("_endpoint") || name.endsWith("_uri")) {
                String url = ((JsonString) value).getString();
                assertThat(url).startsWith(ISSUER + "/");
                assertThat(paths).as(name).contains(url.substring(ISSUER.length()));
            }
        });
    }

    @Test
    void namesEveryEndpointThatTheSpecificationsHaveAMemberFor() {
        Map<String, String> members = Map.of(
                "/token", "token_endpoint",
                "/revoke", "revocation_endpoint",
                "/introspect", "introspection_endpoint",
                "/userinfo", "userinfo_endpoint",
                "/authorize", "authorization_endpoint",
                "/jwks", "jwks_uri");
        JsonObject metadata = metadata(TestKeys.KEYS);

        Endpoints.of(new LoginApplication()).forEach(endpoint -> {
            String path = endpoint.substring(endpoint.indexOf(' ') + 1);
            if (members.containsKey(path)) {
                assertThat(metadata.getString(members.get(path), "")).isEqualTo(ISSUER + path);
            }
        });
    }

    @Test
    void namesGrantsMethodsAndAlgorithmsOfTheCode() {
        JsonObject metadata = metadata(TestKeys.KEYS);

        assertThat(texts(metadata, "grant_types_supported"))
                .containsExactlyElementsOf(List.of(GrantType.values()).stream()
                        .map(GrantType::text)
                        .toList());
        for (String endpoint : List.of("token", "revocation")) {
            assertThat(texts(metadata, endpoint + "_endpoint_auth_methods_supported"))
                    .isEqualTo(ClientAuthentication.METHODS);
            assertThat(texts(metadata, endpoint + "_endpoint_auth_signing_alg_values_supported"))
                    .containsExactly("RS256", "PS256", "ES256", "EdDSA");
        }
        assertThat(texts(metadata, "introspection_endpoint_auth_methods_supported"))
                .containsExactly("client_secret_basic", "client_secret_post", "private_key_jwt");
        assertThat(texts(metadata, "introspection_signing_alg_values_supported"))
                .containsExactly("RS256");
        assertThat(metadata.getJsonArray("response_types_supported")).isEmpty();
        assertThat(texts(metadata, "subject_types_supported")).containsExactly("public");
        assertThat(texts(metadata, "id_token_signing_alg_values_supported")).containsExactly("RS256");
        assertThat(metadata.getBoolean("request_uri_parameter_supported")).isFalse();
    }

    @Test
    void namesTheAlgorithmsOfAllKeysThatArePublished() {
        SigningKey other = SigningKey.of(SigningAlgorithm.ES256, SigningAlgorithm.ES256.newKeyPair());
        SigningKeys changing = new SigningKeys() {
            @Override
            public SigningKey active() {
                return TestKeys.KEY;
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(TestKeys.KEY.publicHalf(), other.publicHalf(), TestKeys.KEY.publicHalf());
            }
        };

        assertThat(texts(metadata(changing), "id_token_signing_alg_values_supported"))
                .containsExactly("RS256", "ES256");
    }

    private static List<String> texts(JsonObject metadata, String name) {
        return metadata.getJsonArray(name).getValuesAs(JsonString::getString);
    }

    private static JsonObject metadata(SigningKeys keys) {
        Metadata metadata = new Metadata(
                ISSUER,
                List.of(GrantType.values()),
                SignedClientAssertions.ALGORITHMS.stream()
                        .map(SignatureAlgorithm::joseName)
                        .toList(),
                keys);
        return Json.createReader(new StringReader(metadata.toJson())).readObject();
    }
}
