// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jwtfilter.wire.BearerError;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.ErrorBody;

/**
 * The answer to a request that goes no further: a status, header fields, and a body for those who ask for one.
 *
 * @param status 400, 401, 403 or 503
 * @param headers names and values to set, never anything of the request
 * @param body what can be said beyond that, never anything of the request
 */
public record Refusal(int status, Map<String, String> headers, ErrorBody body) {
    public Refusal {
        headers = Map.copyOf(headers);
    }

    /** For a protected resource that was asked for without a token: 401, and no error code (RFC 6750 section 3.1). */
    public static Refusal credentialsWanted(Challenge challenge) {
        return of(401, Optional.empty(), "A bearer token is needed", "WWW-Authenticate", challenge.bare());
    }

    /** For a caller whose rights do not reach: 403, and the code that says so. */
    public static Refusal rightsWanted(Challenge challenge) {
        return because(BearerError.INSUFFICIENT_SCOPE, challenge);
    }

    /** For a path that can be read in two ways: 400, and nothing about tokens. */
    public static Refusal unclearTarget() {
        return of(400, Optional.empty(), "The path of the request is not clear", "Cache-Control", "no-store");
    }

    static Refusal because(BearerError error, Challenge challenge) {
        return of(
                error.status(),
                Optional.of(error.code()),
                error.description(),
                "WWW-Authenticate",
                challenge.with(error));
    }

    /** 403 without a challenge: the token is good, and another one would not help. */
    static Refusal crossSite(String objection) {
        String detail = "The token came in a cookie, and " + objection;
        return of(403, Optional.empty(), detail, "Cache-Control", "no-store");
    }

    /** 503, not 401: a client would throw a good token away. */
    static Refusal tryAgainAfter(Duration pause) {
        String seconds = Long.toString(pause.toSeconds());
        return of(503, Optional.empty(), "The token cannot be judged at the moment", "Retry-After", seconds);
    }

    private static Refusal of(int status, Optional<String> error, String detail, String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-store");
        headers.put(name, value);
        return new Refusal(status, headers, new ErrorBody(status, title(status), error, detail));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            default -> "Service Unavailable";
        };
    }
}
