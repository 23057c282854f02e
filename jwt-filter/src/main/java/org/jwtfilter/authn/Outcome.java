// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.authn;

import org.jwtfilter.caller.Caller;
import org.jwtfilter.wire.TokenText;

/** What a request's credentials prove about its sender. There is no fifth answer. */
public sealed interface Outcome {
    /** No token was sent. The resource decides whether that is enough. */
    record Anonymous() implements Outcome {}

    /** A good token was sent. It goes along for those who pass it on to other services. */
    record Authenticated(Caller caller, TokenText token) implements Outcome {}

    /** What was sent is no good, and the request goes no further. */
    record Refused(Refusal refusal) implements Outcome {}

    /** The token could not be judged, by no fault of its own, and the request goes no further. */
    record Unavailable(Refusal refusal) implements Outcome {}
}
