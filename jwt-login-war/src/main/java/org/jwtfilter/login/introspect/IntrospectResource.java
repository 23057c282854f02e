// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.introspect;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.jwtfilter.login.client.ClientRequest;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.throttle.Proxies;
import org.jwtfilter.login.throttle.Source;

/** {@code POST /introspect}. */
@Dependent
@Path("introspect")
public class IntrospectResource {
    private final Introspection introspection;
    private final Proxies proxies;

    @Inject
    IntrospectResource(Introspection introspection, Proxies proxies) {
        this.introspection = introspection;
        this.proxies = proxies;
    }

    /** Whether a token can be used, and what it is good for. */
    @POST
    @Produces("application/json;qs=1")
    public String json(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServletRequest request, InputStream body) {
        return introspection.json(read(headers, uri, request, body));
    }

    /** The same as a signed JWT, for clients that ask for it. */
    @POST
    @Produces("application/" + Introspection.TYPE + ";qs=0.5")
    public String signed(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServletRequest request, InputStream body) {
        return introspection.signed(read(headers, uri, request, body));
    }

    private ClientRequest read(HttpHeaders headers, UriInfo uri, HttpServletRequest request, InputStream body) {
        Parameters parameters = RequestBody.readForm(
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        Source source = proxies.source(request.getRemoteAddr(), headers.getRequestHeader("X-Forwarded-For"));
        return ClientRequest.of(parameters, headers.getRequestHeader(HttpHeaders.AUTHORIZATION), source.text());
    }
}
