// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.security.enterprise.CallerPrincipal;
import java.io.NotSerializableException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.TokenBearer;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.wire.TokenText;

/**
 * The caller as MicroProfile JWT shows him. A {@code CallerPrincipal} too, so that Jakarta Security keeps this very object and
 * hands it out wherever it is asked for the caller.
 */
final class TokenPrincipal extends CallerPrincipal implements JsonWebToken, TokenBearer {
    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient TokenText token;

    TokenPrincipal(Caller caller, TokenText token) {
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

    @Override
    public Set<String> getClaimNames() {
        Set<String> names = new LinkedHashSet<>(caller.claims().asMap().keySet());
        names.add("raw_token");
        return names;
    }

    /** Seconds since 1970; 0 if the token does not say, as tokens of some issuers need not. */
    @Override
    public long getIssuedAtTime() {
        Long seconds = getClaim("iat");
        return seconds == null ? 0 : seconds;
    }

    /** The claim in the Java type of section 7.1; null if the token does not have it. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The interface leaves the type to whoever asks.
    public <T> @Nullable T getClaim(String name) {
        return (T) (name.equals("raw_token") ? token.value() : ClaimTypes.of(name, caller.claims()));
    }

    /** Refused: a token is a credential, and its place is not a session store. */
    private Object writeReplace() throws NotSerializableException {
        throw new NotSerializableException(TokenPrincipal.class.getName());
    }

    // Equal to nobody but itself: one name may stand in the tokens of several issuers.

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The name alone: the claims may be personal, and the token's text is a credential. */
    @Override
    public String toString() {
        return getName();
    }
}
