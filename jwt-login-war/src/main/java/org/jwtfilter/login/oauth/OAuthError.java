// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an endpoint answers instead of success.
 *
 * @param code an error code of the protocol, for example {@code invalid_request}
 * @param description a fixed sentence in printable ASCII without quote and backslash; never input, never a secret
 * @param status the HTTP status, 400 to 599
 * @param retryAfter how long to wait before asking again; empty if waiting does not help
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 section 5.2</a>
 */
public record OAuthError(String code, String description, int status, Optional<Duration> retryAfter) {
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,64}");
    private static final Pattern DESCRIPTION = Pattern.compile("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    public OAuthError {
        if (!CODE.matcher(code).matches() || !DESCRIPTION.matcher(description).matches()) {
            throw new IllegalArgumentException("An error code or description has characters that the protocol forbids");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not the status of an error: " + status);
        }
    }

    private OAuthError(String code, String description, int status) {
        this(code, description, status, Optional.empty());
    }

    /** The request is malformed: 400. */
    public static OAuthError invalidRequest(String description) {
        return new OAuthError("invalid_request", description, 400);
    }

    /** The request cannot be served as it is, for a reason that HTTP has a status for, such as 405 or 415. */
    public static OAuthError invalidRequest(String description, int status) {
        return new OAuthError("invalid_request", description, status);
    }

    /** User name and password do not belong together, or there is no such user, and nobody may learn which: 401. */
    public static OAuthError wrongCredentials() {
        return new OAuthError("invalid_grant", "The user name or the password is wrong", 401);
    }

    /** The password is right, but good for nothing but choosing another one: 403. Not in RFC 6749, which leaves room for it. */
    public static OAuthError passwordChangeRequired() {
        return new OAuthError(
                "password_change_required", "This password is temporary, choose another one at /password", 403);
    }

    /** There is no access token where one is needed: 401. */
    public static OAuthError missingToken() {
        return new OAuthError("missing_token", "An access token is needed", 401);
    }

    /** The access token is not good, for one reason or another: 401 (RFC 6750 section 3.1). */
    public static OAuthError invalidToken() {
        return new OAuthError("invalid_token", "The access token is not valid", 401);
    }

    /** The access token is good, but its user may not do this: 403 (RFC 6750 section 3.1). */
    public static OAuthError insufficientScope() {
        return new OAuthError("insufficient_scope", "The user may not do this", 403);
    }

    /** The refresh token is unknown, used, expired or revoked, or its user is gone, and nobody may learn which: 400. */
    public static OAuthError invalidRefreshToken() {
        return new OAuthError("invalid_grant", "The refresh token is not valid", 400);
    }

    /** The assertion is malformed, of nobody trusted, not for us, used, expired, or of a user who is not there, and nobody may learn which: 400. */
    public static OAuthError invalidAssertion() {
        return new OAuthError("invalid_grant", "The assertion is not valid", 400);
    }

    /** The client is unknown, not believed, or tried to authenticate in a way that is not supported, and nobody may learn which: 401. */
    public static OAuthError invalidClient() {
        return new OAuthError("invalid_client", "The client is unknown or did not authenticate itself rightly", 401);
    }

    /** The client is known, but may not ask in this way: 400. */
    public static OAuthError unauthorizedClient() {
        return new OAuthError("unauthorized_client", "The client may not use this grant", 400);
    }

    /** The grant type is not one of ours: 400. */
    public static OAuthError unsupportedGrantType() {
        return new OAuthError("unsupported_grant_type", "This grant type is not supported", 400);
    }

    /** The scope is malformed or wider than what was granted: 400. */
    public static OAuthError invalidScope() {
        return new OAuthError("invalid_scope", "The scope is malformed or wider than what was granted", 400);
    }

    /** There were too many attempts to log in; this one was not looked at: 429 (RFC 6585 section 4). */
    public static OAuthError tooManyAttempts(Duration retryAfter) {
        return new OAuthError(
                "temporarily_unavailable",
                "Too many attempts to log in, wait before the next",
                429,
                Optional.of(retryAfter));
    }

    /** We cannot answer now; the request may be good: 503. */
    public static OAuthError temporarilyUnavailable(Duration retryAfter) {
        return new OAuthError(
                "temporarily_unavailable", "The server cannot answer now, try again", 503, Optional.of(retryAfter));
    }

    /** A fault of ours: 500. */
    public static OAuthError serverError() {
        return new OAuthError("server_error", "The server made a mistake", 500);
    }

    /** The body of the answer, for example {@code {"error":"invalid_request","error_description":"…"}}. */
    public String toJson() {
        return JSON.createObjectBuilder()
                .add("error", code)
                .add("error_description", description)
                .build()
                .toString();
    }
}
