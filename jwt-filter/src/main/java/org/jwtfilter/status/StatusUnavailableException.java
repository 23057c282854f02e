// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

/**
 * Whether the token has been taken back is not known: its list cannot be had, or what we have of it is too old. Says nothing about the
 * token, so its sender must not be told to throw it away.
 */
public final class StatusUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    StatusUnavailableException(String message) {
        // No stack trace: while the issuer is down this is the ordinary answer to every request.
        super(message, null, false, false);
    }
}
