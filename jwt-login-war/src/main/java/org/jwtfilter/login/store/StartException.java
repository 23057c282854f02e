// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

/** What is kept on disk cannot be used, so we do not start. The message is a sentence for the person who deploys, and holds no secret. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
