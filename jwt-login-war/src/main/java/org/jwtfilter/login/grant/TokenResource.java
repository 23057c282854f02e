// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.throttle.Proxies;
import org.jwtfilter.login.throttle.Source;

/** {@code POST /token}. */
@Dependent
@Path("token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final Grants grants;
    private final Proxies proxies;

    @Inject
    TokenResource(Grants grants, Proxies proxies) {
        this.grants = grants;
        this.proxies = proxies;
    }

    /** Answers a form of RFC 6749 with tokens. */
    @POST
    public String answer(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServletRequest request, InputStream body) {
        Parameters parameters = RequestBody.readForm(
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        Source source = proxies.source(request.getRemoteAddr(), headers.getRequestHeader("X-Forwarded-For"));
        return grants.answer(ClientRequest.of(
                        parameters, headers.getRequestHeader(HttpHeaders.AUTHORIZATION), source.text()))
                .toJson();
    }
}
