// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What an attempt is counted in.
 *
 * @param key 43 characters: a digest, so that every name is as long and what people type in place of a name is not kept
 */
public record Bucket(String key, Limit limit) {
    static Bucket of(Limit limit, String kind, String... parts) {
        return new Bucket(key(kind, parts), limit);
    }

    static String key(String kind, String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.US_ASCII));
            for (String part : parts) {
                // No name and no address has NUL in it.
                digest.update((byte) 0);
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
