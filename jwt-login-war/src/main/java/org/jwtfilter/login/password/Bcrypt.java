// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * bcrypt, {@code $2b$12$…}, also with the marks {@code 2a} and {@code 2y}. Read only, for tables that have it. It sees no more than the
 * first 72 bytes of a password in UTF-8, so what follows them does not count.
 *
 * @param cost 4 to {@link #MAX_COST}; one more takes twice as long
 */
record Bcrypt(int cost) implements HashKind {
    static final int MAX_COST = 16;

    private static final int MAX_PASSWORD = 72;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 23;
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final Pattern TEXT =
            Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$([./A-Za-z0-9]{22})([./A-Za-z0-9]{31})");

    static Optional<Stored> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int cost = Integer.parseInt(parts.group(1));
        if (cost < 4 || cost > MAX_COST) {
            return Optional.empty();
        }
        return Optional.of(
                new Stored(new Bcrypt(cost), decode(parts.group(2), SALT_BYTES), decode(parts.group(3), HASH_BYTES)));
    }

    @Override
    public byte[] compute(char[] password, byte[] salt) {
        byte[] utf8 = new String(password).getBytes(StandardCharsets.UTF_8);
        // The algorithm wants a zero behind the password, where there is room.
        byte[] key = Arrays.copyOf(utf8, Math.min(utf8.length + 1, MAX_PASSWORD));
        Arrays.fill(utf8, (byte) 0);
        try {
            return Arrays.copyOf(BCrypt.generate(key, salt, cost), HASH_BYTES);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public int saltBytes() {
        return SALT_BYTES;
    }

    @Override
    public String write(byte[] salt, byte[] hash) {
        throw new UnsupportedOperationException("New hashes are not bcrypt: it forgets what follows 72 bytes");
    }

    /** bcrypt's own Base64: another alphabet than anybody else's. */
    private static byte[] decode(String text, int length) {
        byte[] bytes = new byte[length];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < text.length() && at < length; i++) {
            bits = bits << 6 | ALPHABET.indexOf(text.charAt(i));
            held += 6;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[at++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }
}
