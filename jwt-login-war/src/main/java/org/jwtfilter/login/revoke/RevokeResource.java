// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revoke;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.throttle.Proxies;
import org.jwtfilter.login.throttle.Source;

/** {@code POST /revoke}. */
@Dependent
@Path("revoke")
public class RevokeResource {
    private final Revocation revocation;
    private final Proxies proxies;

    @Inject
    RevokeResource(Revocation revocation, Proxies proxies) {
        this.revocation = revocation;
        this.proxies = proxies;
    }

    /** Ends the login that a refresh token belongs to, or one access token. */
    @POST
    public Response revoke(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServletRequest request, InputStream body) {
        Parameters parameters = RequestBody.readForm(
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        Source source = proxies.source(request.getRemoteAddr(), headers.getRequestHeader("X-Forwarded-For"));
        revocation.revoke(
                ClientRequest.of(parameters, headers.getRequestHeader(HttpHeaders.AUTHORIZATION), source.text()));
        return Response.ok().build();
    }
}
