// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

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

/** {@code POST /login}. */
@Dependent
@Path("login")
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
    private final Login login;

    @Inject
    LoginResource(Login login) {
        this.login = login;
    }

    /** Checks a user name and a password, as JSON or as a form, and answers with tokens. */
    @POST
    public String logIn(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
        Parameters parameters = RequestBody.read(
                EnumSet.allOf(BodyFormat.class),
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body);
        return login.logIn(parameters).toJson();
    }
}
