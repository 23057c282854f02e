// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A permutation of the places of one list, which nobody can tell without its secret: a Feistel network of four rounds over two halves of ten
 * bits, by HMAC-SHA256. So the order of places says nothing of the order, or the number, of the tokens.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">draft-ietf-oauth-status-list section 12, on unlinkability</a>
 */
final class Mixing {
    private static final String HMAC = "HmacSHA256";
    private static final int ROUNDS = 4;
    private static final int HALF_BITS = 10;
    private static final int HALF = 1 << HALF_BITS;

    private final short[][] rounds = new short[ROUNDS][HALF];

    Mixing(String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secret), HMAC));
            for (int round = 0; round < ROUNDS; round++) {
                for (int half = 0; half < HALF; half++) {
                    byte[] digest = mac.doFinal(
                            ByteBuffer.allocate(8).putInt(round).putInt(half).array());
                    rounds[round][half] = (short) (ByteBuffer.wrap(digest).getInt() & (HALF - 1));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    /** The place that comes at this position, both from 0 to 1048575. */
    int at(int position) {
        int left = position >>> HALF_BITS;
        int right = position & (HALF - 1);
        for (short[] round : rounds) {
            int next = left ^ round[right];
            left = right;
            right = next;
        }
        return left << HALF_BITS | right;
    }
}
