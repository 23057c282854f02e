// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The statuses of one list, 1, 2, 4 or 8 bits each, the first in the lowest bits of the first byte. Immutable.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">draft-ietf-oauth-status-list section 4.1</a>
 */
final class StatusBits {
    /** Room for 134 million tokens at one bit each, or 16 million at eight. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** What {@link #at} answers beyond the end of the list. */
    static final int OUT_OF_RANGE = -1;

    private static final int FIRST_CHUNK = 64 * 1024;

    private final byte[] statuses;
    /** The binary logarithm of the bits of one status. */
    private final int width;

    private StatusBits(int width, byte[] statuses) {
        this.width = width;
        this.statuses = statuses;
    }

    /**
     * Unpacks a list.
     *
     * @param bits how many each status has
     * @param lst base64url without padding, of ZLIB's format of DEFLATE (RFC 1950 and 1951)
     * @throws StatusFormatException if it is none, or longer than {@value #MAX_BYTES} bytes
     */
    static StatusBits unpack(long bits, String lst) throws StatusFormatException {
        return unpack(bits, lst, MAX_BYTES);
    }

    static StatusBits unpack(long bits, String lst, int maxBytes) throws StatusFormatException {
        if (bits != 1 && bits != 2 && bits != 4 && bits != 8) {
            throw new StatusFormatException("bits is none of 1, 2, 4 and 8");
        }
        byte[] packed;
        try {
            packed = lst.indexOf('=') >= 0 ? null : Base64.getUrlDecoder().decode(lst);
        } catch (IllegalArgumentException e) {
            packed = null;
        }
        if (packed == null) {
            throw new StatusFormatException("lst is not base64url");
        }
        return new StatusBits(Long.numberOfTrailingZeros(bits), inflate(packed, maxBytes));
    }

    /** The status at the index; {@link #OUT_OF_RANGE} if there is none. */
    int at(int index) {
        // An index of up to 31 bits, of which up to 3 are shifted out: no overflow.
        int at = index >>> (3 - width);
        if (index < 0 || at >= statuses.length) {
            return OUT_OF_RANGE;
        }
        int position = (index << width) & 7;
        return (statuses[at] >>> position) & ((1 << (1 << width)) - 1);
    }

    /** How many tokens have a place in the list. */
    long size() {
        return (long) statuses.length * 8 >>> width;
    }

    /** Grows with what comes, so that a small text that would unpack to gigabytes takes no more than the limit. */
    private static byte[] inflate(byte[] packed, int maxBytes) throws StatusFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] out = new byte[Math.min(FIRST_CHUNK, maxBytes + 1)];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(2L * out.length, maxBytes + 1L));
                }
                int more = inflater.inflate(out, length, out.length - length);
                length += more;
                if (length > maxBytes) {
                    throw new StatusFormatException("lst unpacks to more than " + maxBytes + " bytes");
                }
                if (more == 0 && !inflater.finished()) {
                    throw new StatusFormatException("lst is cut off, or needs a dictionary");
                }
            }
            if (inflater.getRemaining() > 0) {
                throw new StatusFormatException("lst has more after its end");
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            throw new StatusFormatException("lst is not ZLIB's format");
        } finally {
            inflater.end();
        }
    }
}
