// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.grant;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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

/** {@code POST /token}. */
@Dependent
@Path("token")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    private final Grants grants;

    @Inject
    TokenResource(Grants grants) {
        this.grants = grants;
    }

    /** Answers a form of RFC 6749 with tokens. */
    @POST
    public String answer(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
        Parameters parameters = RequestBody.read(
                EnumSet.of(BodyFormat.FORM),
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        return grants.answer(parameters, headers.getRequestHeader(HttpHeaders.AUTHORIZATION))
                .toJson();
    }
}
