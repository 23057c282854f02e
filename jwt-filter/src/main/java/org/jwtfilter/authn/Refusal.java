// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jwtfilter.wire.BearerError;
import org.jwtfilter.wire.Challenge;

/**
 * The answer to a request that goes no further: a status, header fields, an empty body.
 *
 * @param status 400, 401 or 503
 * @param headers names and values to set, never anything of the request
 */
public record Refusal(int status, Map<String, String> headers) {
    public Refusal {
        headers = Map.copyOf(headers);
    }

    /** For a protected resource that was asked for without a token: 401, and no error code (RFC 6750 section 3.1). */
    public static Refusal credentialsWanted(Challenge challenge) {
        return new Refusal(401, headers("WWW-Authenticate", challenge.bare()));
    }

    static Refusal because(BearerError error, Challenge challenge) {
        return new Refusal(error.status(), headers("WWW-Authenticate", challenge.with(error)));
    }

    /** 503, not 401: a client would throw a good token away. */
    static Refusal tryAgainAfter(Duration pause) {
        return new Refusal(503, headers("Retry-After", Long.toString(pause.toSeconds())));
    }

    private static Map<String, String> headers(String name, String value) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(name, value);
        headers.put("Cache-Control", "no-store");
        return headers;
    }
}
