// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jwtfilter.token.StrictJson.NotJsonException;
import org.jwtfilter.wire.TokenText;

/**
 * A text of three base64url parts whose header is one JSON object; the signature has not been looked at.
 *
 * <p>jose4j passes over characters that are not of the alphabet and over stray trailing bits, so that one token could be
 * spelled in many ways. Here there is one spelling, so that a cache or a revocation list can go by the text.
 *
 * @param header the members of the header
 * @param payloadPart the second part as it stands in the text
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-3.1">RFC 7515 section 3.1</a>
 */
record CompactToken(Map<String, Object> header, String payloadPart) {
    static final int MAX_LENGTH = 16 * 1024;

    /** Value of each base64url character, -1 for all others. */
    private static final byte[] ALPHABET = alphabet();

    static CompactToken parse(TokenText token) throws TokenRejectedException {
        String text = token.value();
        if (text.length() > MAX_LENGTH) {
            throw new TokenRejectedException(Rejection.TOO_LONG);
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first <= 0 || second <= first + 1 || second == text.length() - 1) {
            throw new TokenRejectedException(Rejection.MALFORMED);
        }
        requireCanonical(text, 0, first);
        requireCanonical(text, first + 1, second);
        requireCanonical(text, second + 1, text.length());
        return new CompactToken(
                object(text.substring(0, first), Rejection.HEADER_MALFORMED), text.substring(first + 1, second));
    }

    /** The claims that the payload holds. To be asked only once the signature is known to be good. */
    Map<String, Object> payload() throws TokenRejectedException {
        return object(payloadPart, Rejection.PAYLOAD_MALFORMED);
    }

    private static Map<String, Object> object(String part, Rejection otherwise) throws TokenRejectedException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(part));
            // A new decoder reports malformed input, where String's constructor would replace it.
            return StrictJson.object(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException | NotJsonException e) {
            throw new TokenRejectedException(otherwise);
        }
    }

    private static void requireCanonical(String text, int from, int to) throws TokenRejectedException {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= ALPHABET.length || ALPHABET[c] < 0) {
                throw new TokenRejectedException(Rejection.MALFORMED);
            }
        }
        // The last character of an incomplete group carries bits that belong to no byte; only zeros are canonical.
        int unused = switch ((to - from) % 4) {
            case 0 -> 0;
            case 2 -> 0b1111;
            case 3 -> 0b11;
            default -> throw new TokenRejectedException(Rejection.MALFORMED);
        };
        if ((ALPHABET[text.charAt(to - 1)] & unused) != 0) {
            throw new TokenRejectedException(Rejection.MALFORMED);
        }
    }

    private static byte[] alphabet() {
        byte[] values = new byte[128];
        java.util.Arrays.fill(values, (byte) -1);
        String characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < characters.length(); i++) {
            values[characters.charAt(i)] = (byte) i;
        }
        return values;
    }
}
