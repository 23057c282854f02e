// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

/**
 * A text is not a usable public key or key set. The message is one sentence that says why and never repeats the text, which
 * may have been a private key put in the wrong place.
 */
public final class KeyFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeyFormatException(String message) {
        super(message);
    }
}
