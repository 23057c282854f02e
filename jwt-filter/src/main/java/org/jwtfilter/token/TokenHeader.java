// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.SignatureAlgorithm;

/**
 * What the header of a signed token asks for. Keys that it may bring along ({@code jwk}, {@code jku}, {@code x5u},
 * {@code x5c}) are never read.
 *
 * @param algorithm how it says that it is signed
 * @param keyId its {@code kid}, null if it has none
 * @param type its {@code typ}, null if it has none
 */
record TokenHeader(
        SignatureAlgorithm algorithm,
        @Nullable String keyId,
        @Nullable String type) {

    static TokenHeader of(Map<String, Object> header) throws TokenRejectedException {
        if (!(header.get("alg") instanceof String alg)) {
            throw new TokenRejectedException(Rejection.ALGORITHM_NOT_ALLOWED);
        }
        SignatureAlgorithm algorithm = SignatureAlgorithm.named(alg)
                .orElseThrow(() -> new TokenRejectedException(Rejection.ALGORITHM_NOT_ALLOWED));
        // An unencoded payload would be other bytes than those that we read (RFC 7797), said to be critical or not.
        if (header.containsKey("crit") || !header.getOrDefault("b64", true).equals(true)) {
            throw new TokenRejectedException(Rejection.CRITICAL_HEADER_UNKNOWN);
        }
        // A token inside a signed token is nothing that we open, whoever the payload then claims to be.
        String content = optionalString(header, "cty", Rejection.HEADER_MALFORMED);
        if (content != null && (content.equalsIgnoreCase("JWT") || content.equalsIgnoreCase("application/jwt"))) {
            throw new TokenRejectedException(Rejection.HEADER_MALFORMED);
        }
        return new TokenHeader(
                algorithm,
                optionalString(header, "kid", Rejection.HEADER_MALFORMED),
                optionalString(header, "typ", Rejection.WRONG_TYPE));
    }

    static @Nullable String optionalString(Map<String, Object> header, String name, Rejection otherwise)
            throws TokenRejectedException {
        Object value = header.get(name);
        if (value != null && !(value instanceof String)) {
            throw new TokenRejectedException(otherwise);
        }
        return (String) value;
    }
}
