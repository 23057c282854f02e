// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106), written as {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param memory in KiB, to {@link #MAX_MEMORY}
 * @param passes over that memory, to {@link #MAX_PASSES}
 * @param lanes that could be computed at once, to {@link #MAX_LANES}
 * @param length of the hash in bytes
 */
record Argon2id(int memory, int passes, int lanes, int length) implements HashKind {
    static final int MAX_MEMORY = 262_144;
    static final int MAX_PASSES = 50;
    static final int MAX_LANES = 16;

    private static final int MAX_BYTES = 128;
    private static final Pattern TEXT = Pattern.compile("\\$argon2id\\$v=19\\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]{0,3}),"
            + "p=([1-9][0-9]{0,2})\\$([A-Za-z0-9+/]{11,})\\$([A-Za-z0-9+/]{16,})");

    static Optional<Stored> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int memory = Integer.parseInt(parts.group(1));
        int passes = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        try {
            byte[] salt = Base64.getDecoder().decode(parts.group(4));
            byte[] hash = Base64.getDecoder().decode(parts.group(5));
            boolean bounded = memory <= MAX_MEMORY
                    && memory >= 8 * lanes
                    && passes <= MAX_PASSES
                    && lanes <= MAX_LANES
                    && salt.length <= MAX_BYTES
                    && hash.length <= MAX_BYTES;
            return bounded
                    ? Optional.of(new Stored(new Argon2id(memory, passes, lanes, hash.length), salt, hash))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] compute(char[] password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }

    @Override
    public int saltBytes() {
        return 16;
    }

    @Override
    public String write(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.format(
                Locale.ROOT,
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
                memory,
                passes,
                lanes,
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }
}
