// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

/**
 * Something that this node needs does not answer, for example its database. Says nothing about the request, which may be good: never to
 * be answered with 4xx.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is away, in a sentence for the log */
    public UnavailableException(String message) {
        super(message);
    }

    /** @param message what is away, in a sentence for the log */
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
