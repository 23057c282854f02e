// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text that bytes from outside are, if they are one: not too long, and UTF-8 throughout. */
final class BoundedText {
    /** Some hundred times the key set of any issuer that we know. */
    static final int MAX_BYTES = 512 * 1024;

    private BoundedText() {}

    /** Decodes; a malformed byte is an error here and not a replacement character. */
    static String of(byte[] bytes, int maxBytes) throws IOException {
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the text is not UTF-8", e);
        }
    }

    static IOException tooLarge(int maxBytes) {
        return new IOException("the text is larger than " + maxBytes + " bytes");
    }
}
