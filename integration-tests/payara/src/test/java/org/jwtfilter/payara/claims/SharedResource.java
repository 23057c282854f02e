// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.claims;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.NullUnmarked;

/** One object for all callers, which tells each his own claims. */
@Path("shared")
@ApplicationScoped
@NullUnmarked
public class SharedResource {
    @Inject
    private JsonWebToken token;

    @Inject
    @Claim("sub")
    private ClaimValue<String> value;

    @Inject
    @Claim("sub")
    private Provider<String> provider;

    @Inject
    @Claim("sub")
    private Instance<String> instance;

    @GET
    @Produces("text/plain")
    public String all() {
        return "claims: " + token.getName() + " " + value.getValue() + " " + provider.get() + " " + instance.get();
    }
}
