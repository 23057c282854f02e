// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.discovery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jwtfilter.login.signing.Jwks;
import org.jwtfilter.login.signing.SigningKeys;

/** {@code GET /jwks}: the public keys. */
@Dependent
@Path("jwks")
public class JwksResource {
    private final SigningKeys keys;

    @Inject
    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** The JSON Web Key Set, for anybody. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/jwk-set+json"})
    public Response jwks() {
        return Response.ok(Jwks.json(keys.published()))
                // Five minutes: as long as an access token lives, so a retired key may go soon after.
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
