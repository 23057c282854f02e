// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jwtfilter.key.DecryptionKeys;
import org.jwtfilter.key.KeyFormatException;

/** The text of our own private keys. What is wrong with them must not repeat them. */
public final class DecryptionKeyTarget {
    /** Shorter pieces turn up in any sentence. */
    private static final int PIECE = 24;

    private DecryptionKeyTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        try {
            DecryptionKeys.read(text);
        } catch (KeyFormatException e) {
            String message = String.valueOf(e.getMessage());
            for (int at = 0; at + PIECE <= text.length(); at++) {
                if (message.contains(text.substring(at, at + PIECE))) {
                    throw new AssertionError("a message repeats the key");
                }
            }
        }
    }
}
