// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import java.time.Instant;
import org.jwtfilter.authn.TokenBearer;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.wire.TokenText;

/** The principal where the container offers no richer type. */
public record NamedCaller(Caller caller, TokenText token) implements TokenBearer {
    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public Instant expiry() {
        return caller.expiry();
    }

    /** The name alone: the claims may be personal. */
    @Override
    public String toString() {
        return getName();
    }
}
