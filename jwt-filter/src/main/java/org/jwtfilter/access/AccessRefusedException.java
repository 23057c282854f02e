// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.access;

/**
 * A bean's {@code @RolesAllowed} or {@code @DenyAll} does not let this caller in. Where it leaves the application over HTTP
 * unhandled, the answer is {@link #status}; elsewhere, in a scheduled task for one, whoever called must handle it.
 */
public final class AccessRefusedException extends SecurityException {
    private static final long serialVersionUID = 1L;

    private final boolean callerWanted;

    /**
     * @param method what was called, for example {@code Orders.cancel}
     * @param verdict why it was not let through
     */
    public AccessRefusedException(String method, AccessRule.Verdict verdict) {
        super(
                verdict == AccessRule.Verdict.UNKNOWN_CALLER
                        ? method + " wants a caller, and none is known"
                        : method + " is not for this caller");
        this.callerWanted = verdict == AccessRule.Verdict.UNKNOWN_CALLER;
    }

    /** The HTTP status that says the same: 401 where a caller is wanted and none is known, otherwise 403. */
    public int status() {
        return callerWanted ? 401 : 403;
    }
}
