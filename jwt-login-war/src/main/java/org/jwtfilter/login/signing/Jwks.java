// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/**
 * Published keys as a JSON Web Key Set (RFC 7517 section 5).
 *
 * @param json the set, with public members only
 * @param tag changes whenever the set does: the value of an {@code ETag}, without quotes
 * @param caching how long the set may be kept without asking again
 */
public record Jwks(String json, String tag, Duration caching) {
    static Jwks of(List<VerificationKey> keys, Duration caching) {
        String json = new JsonWebKeySet(keys.stream().map(VerificationKey::jwk).toList())
                .toJson(OutputControlLevel.PUBLIC_ONLY);
        return new Jwks(json, digest(json), caching);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
