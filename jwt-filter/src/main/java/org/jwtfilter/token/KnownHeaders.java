// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Headers that have been read before. An issuer writes the same few again and again, and to read one costs as much as the
 * rest of a token. Only headers of tokens with a good signature come in, so that nobody else can fill it.
 *
 * <p>So few that they are simply compared one after the other, which is faster than to hash a header.
 */
final class KnownHeaders {
    static final int MAX = 16;

    private static final class Entry {
        private final byte[] text;
        private final TokenHeader header;

        Entry(byte[] text, TokenHeader header) {
            this.text = text;
            this.header = header;
        }

        boolean isAt(byte[] token, int length) {
            return text.length == length && Arrays.equals(text, 0, length, token, 0, length);
        }
    }

    private volatile Entry[] entries = {};

    /**
     * What the header says that stands in the first bytes of a token, null if it is not known.
     *
     * @param length how many bytes the header has, still encoded
     */
    @Nullable
    TokenHeader get(byte[] token, int length) {
        for (Entry entry : entries) {
            if (entry.isAt(token, length)) {
                return entry.header;
            }
        }
        return null;
    }

    /** Remembers a header. When there is no room left all are forgotten: then they differ each time and it is of no use. */
    synchronized void put(byte[] token, int length, TokenHeader header) {
        if (get(token, length) == null) {
            Entry[] kept = entries.length == MAX ? new Entry[0] : entries;
            Entry[] more = Arrays.copyOf(kept, kept.length + 1);
            more[kept.length] = new Entry(Arrays.copyOf(token, length), header);
            entries = more;
        }
    }
}
