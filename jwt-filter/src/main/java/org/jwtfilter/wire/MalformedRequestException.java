// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

/**
 * The request does not say which token it means: several {@code Authorization} fields, or a {@code Bearer} scheme that is
 * not followed by exactly one token. The request's fault, whatever the tokens are worth.
 */
public final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedRequestException(String message) {
        // No stack trace: an ordinary answer to a hostile or clumsy client, not a fault of ours.
        super(message, null, false, false);
    }
}
