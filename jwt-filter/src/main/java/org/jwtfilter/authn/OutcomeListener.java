// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import org.jwtfilter.caller.Caller;
import org.jwtfilter.token.Rejection;

/**
 * Is told how each request that carried something was judged. It is called on the request's thread, so it must be quick; what
 * it throws is the application's problem, so it must not throw.
 */
public interface OutcomeListener {
    /** Does nothing. */
    OutcomeListener NONE = new OutcomeListener() {};

    /**
     * The token was good.
     *
     * @param remembered whether it was found good before, and only its time, keys and status were looked at again
     */
    default void accepted(Caller caller, boolean remembered) {}

    /** The token was no good. */
    default void refused(Rejection reason) {}

    /** It was not clear which token the request means, if any. */
    default void unclear() {}

    /** The token came in a cookie, and it does not look as if the user had meant to send the request. */
    default void crossSite() {}

    /** The token could not be judged, because the keys are missing. */
    default void unavailable() {}

    /** Whether the token has been taken back is not known, because its status list is missing or too old. */
    default void statusUnavailable() {}
}
