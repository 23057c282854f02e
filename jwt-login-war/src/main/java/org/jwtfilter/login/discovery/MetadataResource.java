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
import org.jwtfilter.login.signing.PublishedKeys;

/** {@code GET /.well-known/…}: the metadata under the names of both specifications. */
@Dependent
@Path(".well-known")
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {
    private final Metadata metadata;
    private final PublishedKeys keys;

    @Inject
    MetadataResource(Metadata metadata, PublishedKeys keys) {
        this.metadata = metadata;
        this.keys = keys;
    }

    /** RFC 8414. */
    @GET
    @Path("oauth-authorization-server")
    public Response ofAuthorizationServer() {
        return answer();
    }

    /** OpenID Connect Discovery. */
    @GET
    @Path("openid-configuration")
    public Response ofOpenIdProvider() {
        return answer();
    }

    /** It may be kept as long as the keys, whose algorithms it names. */
    private Response answer() {
        return Response.ok(metadata.toJson())
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + keys.now().caching().toSeconds())
                .build();
    }
}
