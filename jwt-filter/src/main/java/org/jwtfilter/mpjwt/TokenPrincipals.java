// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import java.security.Principal;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.caller.Caller;

/** Offers {@link TokenPrincipal} to the other adapters where the APIs that it is made of are there. */
public final class TokenPrincipals implements CallerPrincipals {
    @Override
    public boolean available() {
        return MpJwtExtension.apiIsThere(TokenPrincipals.class.getClassLoader());
    }

    @Override
    public Principal of(Caller caller) {
        return new TokenPrincipal(caller);
    }
}
