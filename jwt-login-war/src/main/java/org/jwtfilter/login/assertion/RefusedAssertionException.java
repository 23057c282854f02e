// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

/** An assertion is not good. Why is for the log and the audit trail; whoever sent it is not told. */
public final class RefusedAssertionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a fixed word, for example {@code spent}; never input */
    public RefusedAssertionException(String reason) {
        // No stack trace: this is an ordinary answer.
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** A fixed word. Those of the verifier are the names of {@link org.jwtfilter.token.Rejection}, such as {@code wrong-audience}. */
    public String reason() {
        return reason;
    }
}
