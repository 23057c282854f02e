// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import java.security.Principal;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.config.Presence;
import org.jwtfilter.wire.TokenText;

/** Offers {@link TokenPrincipal} to the other adapters where the APIs that it is made of are there. */
public final class TokenPrincipals implements CallerPrincipals {
    @Override
    public boolean available() {
        return apiIsThere(TokenPrincipals.class.getClassLoader());
    }

    // Here and not in the extension: this class must load where CDI is missing.
    static boolean apiIsThere(ClassLoader loader) {
        return Presence.of("org.eclipse.microprofile.jwt.JsonWebToken", loader)
                && Presence.of("jakarta.security.enterprise.CallerPrincipal", loader)
                && Presence.of("jakarta.json.JsonValue", loader);
    }

    @Override
    public Principal of(Caller caller, TokenText token) {
        return new TokenPrincipal(caller, token);
    }
}
