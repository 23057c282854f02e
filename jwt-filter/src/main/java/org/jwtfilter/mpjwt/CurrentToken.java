// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Inject JsonWebToken} gives: the token of the request that is being served. Without one every method answers
 * null (MicroProfile JWT 2.1 section 7.1.2).
 *
 * <p>Asks anew at each call, so that it does not matter whether it was injected before the caller was known.
 */
@Typed(JsonWebToken.class) // Not Principal: CDI has a bean of that type itself.
class CurrentToken implements JsonWebToken {
    private final @Nullable SecurityContext security;

    /** For the client proxy that CDI makes. */
    CurrentToken() {
        this.security = null;
    }

    @Inject
    CurrentToken(SecurityContext security) {
        this.security = security;
    }

    private Optional<JsonWebToken> token() {
        return security != null && security.getCallerPrincipal() instanceof JsonWebToken token
                ? Optional.of(token)
                : Optional.empty();
    }

    @Override
    public @Nullable String getName() {
        return token().map(JsonWebToken::getName).orElse(null);
    }

    /** Seconds since 1970; 0 where there is no token, for null is not to be had. */
    @Override
    public long getExpirationTime() {
        return token().map(JsonWebToken::getExpirationTime).orElse(0L);
    }

    /** Seconds since 1970; 0 where there is no token, or it does not say. */
    @Override
    public long getIssuedAtTime() {
        return token().map(JsonWebToken::getIssuedAtTime).orElse(0L);
    }

    @Override
    public @Nullable Set<String> getClaimNames() {
        return token().map(JsonWebToken::getClaimNames).orElse(null);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The interface leaves the type to whoever asks.
    public <T> @Nullable T getClaim(String name) {
        return token().<T>map(token -> token.getClaim(name)).orElse(null);
    }
}
