// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.discovery;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.jwtfilter.login.client.ClientAuthentication;
import org.jwtfilter.login.oauth.GrantType;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.VerificationKey;

/**
 * What a program needs to know of this issuer in order to use it: one document, for OAuth and for OpenID Connect. It says what there is and
 * nothing else; nothing in it comes from a request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414#section-2">RFC 8414 section 2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9701#section-7">RFC 9701 section 7</a>
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata">OpenID Connect Discovery section 3</a>
 */
public final class Metadata {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final String issuer;
    private final List<GrantType> grants;
    private final List<String> assertionAlgorithms;
    private final SigningKeys keys;

    /**
     * @param issuer its URL, below which the endpoints are
     * @param grants those of the token endpoint
     * @param assertionAlgorithms by which clients may sign what they authenticate themselves with
     */
    public Metadata(String issuer, List<GrantType> grants, List<String> assertionAlgorithms, SigningKeys keys) {
        this.issuer = issuer;
        this.grants = List.copyOf(grants);
        this.assertionAlgorithms = List.copyOf(assertionAlgorithms);
        this.keys = keys;
    }

    /**
     * The document. Which algorithms we sign with changes with the keys.
     *
     * @throws org.jwtfilter.login.oauth.UnavailableException where it is not known what the keys are now
     */
    public String toJson() {
        List<String> signing = keys.published().stream()
                .map(VerificationKey::algorithm)
                .map(Object::toString)
                .distinct()
                .toList();
        JsonObjectBuilder json = JSON.createObjectBuilder().add("issuer", issuer);
        endpoint(json, "token", "/token", ClientAuthentication.METHODS);
        endpoint(json, "revocation", "/revoke", ClientAuthentication.METHODS);
        endpoint(json, "introspection", "/introspect", ClientAuthentication.CONFIDENTIAL_METHODS);
        return json.add("introspection_signing_alg_values_supported", array(signing))
                .add("jwks_uri", issuer + "/jwks")
                .add(
                        "grant_types_supported",
                        array(grants.stream().map(GrantType::text).toList()))
                // There is no authorization endpoint. Both documents must have the member all the same.
                .add("response_types_supported", array(List.of()))
                // The next two are required by OpenID Connect: a user has one sub for all clients, and so we sign.
                .add("subject_types_supported", array(List.of("public")))
                .add("id_token_signing_alg_values_supported", array(signing))
                // Where it is missing, it counts as true.
                .add("request_uri_parameter_supported", false)
                .build()
                .toString();
    }

    private void endpoint(JsonObjectBuilder json, String name, String path, List<String> methods) {
        json.add(name + "_endpoint", issuer + path)
                .add(name + "_endpoint_auth_methods_supported", array(methods))
                .add(name + "_endpoint_auth_signing_alg_values_supported", array(assertionAlgorithms));
    }

    private static JsonArrayBuilder array(List<String> values) {
        return JSON.createArrayBuilder(values);
    }
}
