// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.time.Duration;
import java.util.Map;

/**
 * The answer to a successful login or grant. Its text holds secrets: never log it.
 *
 * @param expiresIn life of the access token, written in whole seconds
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749 section 5.1</a>
 */
public record TokenAnswer(String accessToken, Duration expiresIn, String refreshToken, Scope scope) {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** The body of the answer. */
    public String toJson() {
        return JSON.createObjectBuilder()
                .add("access_token", accessToken)
                .add("token_type", "Bearer")
                .add("expires_in", expiresIn.toSeconds())
                .add("refresh_token", refreshToken)
                .add("scope", scope.text())
                .build()
                .toString();
    }

    @Override
    public String toString() {
        return "TokenAnswer[***]";
    }
}
