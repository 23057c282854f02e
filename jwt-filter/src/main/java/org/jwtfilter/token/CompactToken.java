// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.StrictJson.NotJsonException;

/**
 * A text of base64url parts between dots, each in its one canonical spelling; nothing in it has been verified.
 *
 * <p>jose4j passes over characters that are not of the alphabet and over stray trailing bits, so that one token could be
 * spelled in many ways. Here there is one spelling, so that a cache or a revocation list can go by the text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-3.1">RFC 7515 section 3.1</a>
 */
final class CompactToken {
    static final int MAX_LENGTH = 16 * 1024;

    private static final int SIGNED_PARTS = 3;
    private static final int ENCRYPTED_PARTS = 5;
    private static final byte[] VALUES = values();
    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    private final byte[] bytes;
    /** Where the parts end: the dots, and the end of the text. */
    private final int[] ends;

    private CompactToken(byte[] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
    }

    /**
     * Splits a text.
     *
     * @param bytes the text's, as {@link #bytes} gives them
     */
    static CompactToken parse(String text, byte[] bytes) throws TokenRejectedException {
        int[] ends = new int[ENCRYPTED_PARTS];
        int parts = 0;
        int from = 0;
        while (parts < ENCRYPTED_PARTS) {
            int dot = text.indexOf('.', from);
            ends[parts++] = dot < 0 ? text.length() : dot;
            if (dot < 0) {
                break;
            }
            from = dot + 1;
        }
        boolean whole = ends[parts - 1] == text.length();
        if (!whole || (parts != SIGNED_PARTS && parts != ENCRYPTED_PARTS)) {
            throw new TokenRejectedException(Rejection.MALFORMED);
        }
        return new CompactToken(bytes, Arrays.copyOf(ends, parts));
    }

    /**
     * The bytes of a token text. Whatever is no ASCII character becomes one that base64url does not have.
     *
     * @throws TokenRejectedException with {@code TOO_LONG}
     */
    static byte[] bytes(String text) throws TokenRejectedException {
        return bytes(text, MAX_LENGTH);
    }

    /** The same for a text that may have another length. */
    static byte[] bytes(String text, int maxLength) throws TokenRejectedException {
        if (text.length() > maxLength) {
            throw new TokenRejectedException(Rejection.TOO_LONG);
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether this is a JWE (five parts) and not a JWS (three). */
    boolean encrypted() {
        return ends.length == ENCRYPTED_PARTS;
    }

    /** What the header says if it is among these, null if not. */
    @Nullable
    TokenHeader header(KnownHeaders known) {
        return known.get(bytes, ends[0]);
    }

    void remember(TokenHeader header, KnownHeaders known) {
        known.put(bytes, ends[0], header);
    }

    Map<String, Object> header() throws TokenRejectedException {
        return object(decoded(0), Rejection.HEADER_MALFORMED);
    }

    /** The claims that the payload holds. */
    Map<String, Object> payload() throws TokenRejectedException {
        return object(decoded(1), Rejection.PAYLOAD_MALFORMED);
    }

    byte[] signature() throws TokenRejectedException {
        return decoded(2);
    }

    /** The text that the signature is over: header and payload with the dot between. */
    byte[] signed() {
        return Arrays.copyOf(bytes, ends[1]);
    }

    /** A part's bytes. Some parts of a JWE may be empty; those of a JWS may not. */
    byte[] decoded(int part) throws TokenRejectedException {
        int from = part == 0 ? 0 : ends[part - 1] + 1;
        int to = ends[part];
        if (from == to && !encrypted()) {
            throw new TokenRejectedException(Rejection.MALFORMED);
        }
        requireCanonicalEnd(from, to);
        try {
            return BASE64URL.decode(Arrays.copyOfRange(bytes, from, to));
        } catch (IllegalArgumentException e) {
            throw new TokenRejectedException(Rejection.MALFORMED);
        }
    }

    /**
     * The JDK's decoder is strict but for two things: it takes padding, and it does not look at the bits of an incomplete
     * group's last character that belong to no byte. Only zeros there are canonical (RFC 4648 section 3.5).
     */
    private void requireCanonicalEnd(int from, int to) throws TokenRejectedException {
        if (from == to) {
            return;
        }
        int value = value(bytes[to - 1]);
        int unused = switch ((to - from) % 4) {
            case 0 -> 0;
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> throw new TokenRejectedException(Rejection.MALFORMED);
        };
        if (value < 0 || (value & unused) != 0) {
            throw new TokenRejectedException(Rejection.MALFORMED);
        }
    }

    /** The six bits that a character of the alphabet stands for, below zero for all others. */
    private static int value(byte character) {
        return character < 0 ? -1 : VALUES[character];
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    private static Map<String, Object> object(byte[] utf8, Rejection otherwise) throws TokenRejectedException {
        try {
            return StrictJson.object(utf8);
        } catch (NotJsonException e) {
            throw new TokenRejectedException(otherwise);
        }
    }
}
