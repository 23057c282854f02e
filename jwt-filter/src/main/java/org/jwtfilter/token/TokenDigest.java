// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over the whole text of a token. Nobody can make a second text with it, so it can stand for the token where the token
 * itself must not be kept.
 */
record TokenDigest(long first, long second, long third, long fourth) {
    /** One a thread, for its making costs a third of a hit. It is of the JDK, so it holds on to no application. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    });

    static TokenDigest of(byte[] text) {
        byte[] digest = SHA_256.get().digest(text);
        return new TokenDigest(word(digest, 0), word(digest, 8), word(digest, 16), word(digest, 24));
    }

    private static long word(byte[] bytes, int at) {
        long word = 0;
        for (int i = at; i < at + 8; i++) {
            word = word << 8 | (bytes[i] & 0xff);
        }
        return word;
    }

    /** Every bit of a SHA-256 is as good as any other. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
