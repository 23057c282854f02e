// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.realm;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Arrays;
import java.util.Map;

/** PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), computed by the container's Jakarta Security. */
public final class Pbkdf2PasswordHashes implements PasswordHashes {
    private final Pbkdf2PasswordHash container;

    /**
     * Hashes with {@code iterations} rounds, a salt of 32 bytes and a result of 32 bytes.
     *
     * @param container a bean of our own, because it is configured here
     * @param iterations how slow, at least 100000
     */
    public Pbkdf2PasswordHashes(Pbkdf2PasswordHash container, int iterations) {
        this.container = container;
        container.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm",
                "PBKDF2WithHmacSHA256",
                "Pbkdf2PasswordHash.Iterations",
                Integer.toString(iterations),
                "Pbkdf2PasswordHash.SaltSizeBytes",
                "32",
                "Pbkdf2PasswordHash.KeySizeBytes",
                "32"));
    }

    @Override
    public String hash(PlainPassword password) {
        char[] chars = password.chars();
        try {
            return container.generate(chars);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    @Override
    public boolean verify(PlainPassword password, String hash) {
        char[] chars = password.chars();
        try {
            return container.verify(chars, hash);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }
}
