// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.UserName;

/** {@code /admin/tokens}. Every method checks first who asks. */
@Dependent
@Path("admin/tokens")
public class TokensResource {
    private final Administrators administrators;
    private final TokenAdministration administration;

    @Inject
    TokensResource(Administrators administrators, TokenAdministration administration) {
        this.administrators = administrators;
        this.administration = administration;
    }

    /** Takes back all access tokens that were issued until now, to anybody: 204. */
    @DELETE
    public void all(@Context HttpHeaders headers) {
        administration.takeBack(check(headers), Optional.empty());
    }

    /** Takes back all access tokens that were issued until now to a user, of whichever realm, known or not: 204. */
    @DELETE
    @Path("{name}")
    public void ofUser(@Context HttpHeaders headers, @PathParam("name") String name) {
        UserName by = check(headers);
        UserName user = UserName.parse(name)
                .orElseThrow(() -> new OAuthException(OAuthError.invalidRequest("This is no user name", 400)));
        administration.takeBack(by, Optional.of(user));
    }

    private UserName check(HttpHeaders headers) {
        return administrators.check(headers.getRequestHeader(HttpHeaders.AUTHORIZATION));
    }
}
