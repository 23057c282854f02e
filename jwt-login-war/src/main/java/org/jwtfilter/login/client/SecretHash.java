// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is kept of a client's secret: its SHA-256. A slow hash with a salt is for what people choose and others can guess; these are 256
 * random bits, which nobody finds by trying however fast a try is.
 *
 * @param text 43 characters of base64url
 */
public record SecretHash(String text) {
    private static final int SECRET_BYTES = 32;

    /** A new secret: 43 characters of base64url. To be shown once. */
    public static String newSecret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return encode(bytes);
    }

    public static SecretHash of(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            // So that no other hash that we store of other secrets is ever the same.
            digest.update("client secret ".getBytes(US_ASCII));
            return new SecretHash(encode(digest.digest(secret.getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether it is the hash of {@code secret}; takes the same time if it is not. */
    boolean isOf(String secret) {
        return MessageDigest.isEqual(text.getBytes(US_ASCII), of(secret).text().getBytes(US_ASCII));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
