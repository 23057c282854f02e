// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

/**
 * The issuer's keys could not be read: our side's fault, or the issuer's. Says nothing about the token, which may be good, so
 * its sender must not be told to throw it away.
 */
public final class KeysUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeysUnavailableException(String message) {
        // No stack trace: while the issuer is down this is the ordinary answer to every request.
        super(message, null, false, false);
    }
}
