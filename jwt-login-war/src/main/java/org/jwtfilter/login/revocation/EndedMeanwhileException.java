// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

/** The login or the client that a token was to be issued to is over by now: somebody was faster with its end. */
public final class EndedMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EndedMeanwhileException() {
        super("The login or the client is over", null, false, false);
    }
}
