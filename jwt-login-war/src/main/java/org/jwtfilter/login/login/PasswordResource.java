// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

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
import java.util.EnumSet;
import org.jwtfilter.login.oauth.BodyFormat;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.throttle.Proxies;

/** {@code POST /password}. */
@Dependent
@Path("password")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    private final PasswordChange change;
    private final Proxies proxies;

    @Inject
    PasswordResource(PasswordChange change, Proxies proxies) {
        this.change = change;
        this.proxies = proxies;
    }

    /** Lets an embedded user choose another password, {@code new_password}, by the old one: 204. */
    @POST
    public void change(
            @Context HttpHeaders headers, @Context UriInfo uri, @Context HttpServletRequest request, InputStream body) {
        Parameters parameters = RequestBody.read(
                EnumSet.allOf(BodyFormat.class),
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        change.change(parameters, LoginResource.source(proxies, request.getRemoteAddr(), headers));
    }
}
