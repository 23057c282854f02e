// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.realm.StoredUser;
import org.jwtfilter.login.realm.UserName;

/** {@code /admin/users}. Every method checks first who asks. */
@Dependent
@Path("admin/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    static final int MAX_BYTES = 32 * 1024;

    private final Administrators administrators;
    private final UserAdministration administration;

    @Inject
    UsersResource(Administrators administrators, UserAdministration administration) {
        this.administrators = administrators;
        this.administration = administration;
    }

    /**
     * A page of users in the order of their names.
     *
     * @param limit how many, 1 to 500, 100 by default
     * @param after the name behind which the page begins: {@code next} of the page before
     */
    @GET
    public String list(
            @Context HttpHeaders headers,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        check(headers);
        int most = PageLimit.of(limit);
        List<StoredUser> users = administration.list(Optional.ofNullable(after).map(UsersResource::name), most + 1);
        boolean more = users.size() > most;
        List<StoredUser> page = more ? users.subList(0, most) : users;
        return UserJson.write(page, more ? Optional.of(page.get(most - 1).name()) : Optional.empty());
    }

    /** Creates a user: 201, or 409 if there is one of that name. */
    @POST
    public Response create(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
        UserName by = check(headers);
        StoredUser created = administration.create(by, UserJson.user(text(headers, uri, body)));
        return Response.status(Response.Status.CREATED)
                .entity(UserJson.write(created))
                .build();
    }

    /** One user, or 404. */
    @GET
    @Path("{name}")
    public String show(@Context HttpHeaders headers, @PathParam("name") String name) {
        check(headers);
        return UserJson.write(administration.show(name(name)));
    }

    /** Changes what the body names: {@code password}, {@code enabled}, {@code groups}, {@code attributes}. */
    @PATCH
    @Path("{name}")
    public String change(
            @Context HttpHeaders headers, @Context UriInfo uri, @PathParam("name") String name, InputStream body) {
        UserName by = check(headers);
        return UserJson.write(administration.change(by, name(name), UserJson.change(text(headers, uri, body))));
    }

    /** Forgets a user: 204, or 404 if there is none. */
    @DELETE
    @Path("{name}")
    public void delete(@Context HttpHeaders headers, @PathParam("name") String name) {
        administration.delete(check(headers), name(name));
    }

    private UserName check(HttpHeaders headers) {
        return administrators.check(headers.getRequestHeader(HttpHeaders.AUTHORIZATION));
    }

    private static String text(HttpHeaders headers, UriInfo uri, InputStream body) {
        return RequestBody.readJson(
                headers.getRequestHeader(HttpHeaders.CONTENT_TYPE),
                uri.getRequestUri().getRawQuery(),
                body,
                MAX_BYTES);
    }

    private static UserName name(String text) {
        return UserName.parse(text)
                .orElseThrow(() -> new OAuthException(OAuthError.invalidRequest("There is no user of this name", 404)));
    }
}
