// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 with HMAC (RFC 8018 section 5.2), written as {@code $pbkdf2-sha256$i=600000,l=32$salt$hash}. The form of Jakarta Security, {@code
 * PBKDF2WithHmacSHA256:600000:salt:hash}, is read as well.
 *
 * @param digest bits of SHA-2: 224, 256, 384 or 512
 * @param iterations 1 to {@link #MAX_ITERATIONS}
 * @param length of the hash in bytes
 */
record Pbkdf2(int digest, int iterations, int length) implements HashKind {
    static final int MAX_ITERATIONS = 10_000_000;

    private static final int MAX_BYTES = 128;
    private static final Pattern PHC = Pattern.compile(
            "\\$pbkdf2-sha(224|256|384|512)\\$i=([1-9][0-9]{0,7})(?:,l=[0-9]{1,3})?\\$([A-Za-z0-9+/]{8,})\\$([A-Za-z0-9+/]{20,})");
    private static final Pattern JAKARTA = Pattern.compile(
            "PBKDF2WithHmacSHA(224|256|384|512):([1-9][0-9]{0,7}):([A-Za-z0-9+/]{8,}=*):([A-Za-z0-9+/]{20,}=*)");

    static Optional<Stored> parse(String text) {
        return parse(PHC.matcher(text)).or(() -> parse(JAKARTA.matcher(text)));
    }

    private static Optional<Stored> parse(Matcher parts) {
        if (!parts.matches()) {
            return Optional.empty();
        }
        int iterations = Integer.parseInt(parts.group(2));
        try {
            byte[] salt = Base64.getDecoder().decode(parts.group(3));
            byte[] hash = Base64.getDecoder().decode(parts.group(4));
            if (iterations > MAX_ITERATIONS || salt.length > MAX_BYTES || hash.length > MAX_BYTES) {
                return Optional.empty();
            }
            return Optional.of(
                    new Stored(new Pbkdf2(Integer.parseInt(parts.group(1)), iterations, hash.length), salt, hash));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] compute(char[] password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA" + digest)
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public int saltBytes() {
        return 32;
    }

    @Override
    public String write(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.format(
                Locale.ROOT,
                "$pbkdf2-sha%d$i=%d,l=%d$%s$%s",
                digest,
                iterations,
                length,
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }
}
