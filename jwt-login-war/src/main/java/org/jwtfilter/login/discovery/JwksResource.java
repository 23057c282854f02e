// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.discovery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jwtfilter.login.signing.Jwks;
import org.jwtfilter.login.signing.PublishedKeys;

/** {@code GET /jwks}: the public keys. */
@Dependent
@Path("jwks")
public class JwksResource {
    private final PublishedKeys keys;

    @Inject
    JwksResource(PublishedKeys keys) {
        this.keys = keys;
    }

    /** The JSON Web Key Set, for anybody; 304 for who has it already. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/jwk-set+json"})
    public Response jwks(@Context Request request) {
        Jwks jwks = keys.now();
        EntityTag tag = new EntityTag(jwks.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null ? unchanged : Response.ok(jwks.json());
        return answer.tag(tag)
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + jwks.caching().toSeconds())
                .build();
    }
}
