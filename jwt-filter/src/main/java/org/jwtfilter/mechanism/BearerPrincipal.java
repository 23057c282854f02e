// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.security.enterprise.CallerPrincipal;
import java.io.NotSerializableException;
import java.time.Instant;
import org.jwtfilter.authn.TokenBearer;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.wire.TokenText;

/** The principal where the container has no MicroProfile JWT. */
final class BearerPrincipal extends CallerPrincipal implements TokenBearer {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient TokenText token;

    BearerPrincipal(Caller caller, TokenText token) {
        super(caller.name());
        this.caller = caller;
        this.token = token;
    }

    @Override
    public TokenText token() {
        return token;
    }

    @Override
    public Instant expiry() {
        return caller.expiry();
    }

    /** Refused: a token is a credential, and its place is not a session store. */
    private Object writeReplace() throws NotSerializableException {
        throw new NotSerializableException(BearerPrincipal.class.getName());
    }
}
