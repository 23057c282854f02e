// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a successful login or grant. Its text holds secrets: never log it.
 *
 * @param expiresIn life of the access token, written in whole seconds
 * @param refreshToken empty if the client can ask again in the way in which it asked
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749 section 5.1</a>
 */
public record TokenAnswer(String accessToken, Duration expiresIn, Optional<String> refreshToken, Scope scope) {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** The body of the answer. */
    public String toJson() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("access_token", accessToken)
                .add("token_type", "Bearer")
                .add("expires_in", expiresIn.toSeconds());
        refreshToken.ifPresent(token -> json.add("refresh_token", token));
        return json.add("scope", scope.text()).build().toString();
    }

    @Override
    public String toString() {
        return "TokenAnswer[***]";
    }
}
