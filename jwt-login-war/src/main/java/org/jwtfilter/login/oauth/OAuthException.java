// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.oauth;

/**
 * Ends the handling of a request with an {@link OAuthError}. An ordinary answer and not a fault of ours, so it carries no stack trace.
 */
public final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient OAuthError error;

    public OAuthException(OAuthError error) {
        super(error.code(), null, false, false);
        this.error = error;
    }

    /** What to answer. */
    public OAuthError error() {
        return error;
    }
}
