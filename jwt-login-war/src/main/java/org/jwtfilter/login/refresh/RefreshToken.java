// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token: 16 random bytes of handle, which its family keeps, and 32 of secret, which is another each time; 64 characters of
 * base64url. Never shown.
 */
public final class RefreshToken {
    private static final int HANDLE_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{64}");

    private final byte[] bytes;

    private RefreshToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first token of a new family. */
    static RefreshToken first(SecureRandom random) {
        byte[] bytes = new byte[HANDLE_BYTES + SECRET_BYTES];
        random.nextBytes(bytes);
        return new RefreshToken(bytes);
    }

    /** What a {@link #successor} is made of, beside the token that it follows. */
    static String newSalt(SecureRandom random) {
        byte[] salt = new byte[SECRET_BYTES];
        random.nextBytes(salt);
        return encode(salt);
    }

    /**
     * The next token of the same family: the same again for the same salt, and not to be told without both, the salt and this token. So the
     * store can keep the salt.
     *
     * @param salt see {@link #newSalt}
     */
    RefreshToken successor(String salt) {
        return new RefreshToken(ByteBuffer.allocate(HANDLE_BYTES + SECRET_BYTES)
                .put(bytes, 0, HANDLE_BYTES)
                .put(hmac(Base64.getUrlDecoder().decode(salt)))
                .array());
    }

    /** The token that {@code text} shows; empty if it cannot be one of ours. Says nothing about whether it is good. */
    public static Optional<RefreshToken> parse(String text) {
        return SHAPE.matcher(text).matches()
                ? Optional.of(new RefreshToken(Base64.getUrlDecoder().decode(text)))
                : Optional.empty();
    }

    /** What the client keeps. */
    public String text() {
        return encode(bytes);
    }

    /** What the store knows the family by: the hash of the handle. */
    public String handleHash() {
        return encode(sha256("handle", Arrays.copyOf(bytes, HANDLE_BYTES)));
    }

    /** What the store knows this one token by: the hash of all of it. */
    public String hash() {
        return encode(sha256("token", bytes));
    }

    @Override
    public String toString() {
        return "RefreshToken[***]";
    }

    private byte[] hmac(byte[] salt) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(salt, HMAC));
            mac.update("successor".getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    private static byte[] sha256(String purpose, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.US_ASCII));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
