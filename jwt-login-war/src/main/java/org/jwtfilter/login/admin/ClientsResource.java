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
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.RegisteredClient;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.RequestBody;
import org.jwtfilter.login.realm.UserName;

/** {@code /admin/clients}. Every method checks first who asks. Tells a secret once, when it is made. */
@Dependent
@Path("admin/clients")
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {
    static final int MAX_BYTES = 128 * 1024;

    private final Administrators administrators;
    private final ClientAdministration administration;

    @Inject
    ClientsResource(Administrators administrators, ClientAdministration administration) {
        this.administrators = administrators;
        this.administration = administration;
    }

    /**
     * A page of registered clients in the order of their ids.
     *
     * @param limit how many, 1 to 500, 100 by default
     * @param after the id behind which the page begins: {@code next} of the page before
     */
    @GET
    public String list(
            @Context HttpHeaders headers,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        check(headers);
        int most = PageLimit.of(limit);
        List<RegisteredClient> clients =
                administration.list(Optional.ofNullable(after).map(ClientsResource::id), most + 1);
        boolean more = clients.size() > most;
        List<RegisteredClient> page = more ? clients.subList(0, most) : clients;
        return ClientJson.write(
                page, more ? Optional.of(page.get(most - 1).client().id()) : Optional.empty());
    }

    /** Registers a client: 201, with its secret if it has one, or 409 if there is one of this id. */
    @POST
    public Response create(@Context HttpHeaders headers, @Context UriInfo uri, InputStream body) {
        UserName by = check(headers);
        ClientAdministration.Made made = administration.create(by, ClientJson.client(text(headers, uri, body)));
        return Response.status(Response.Status.CREATED)
                .entity(ClientJson.write(made.client(), made.secret()))
                .build();
    }

    /** One client, or 404. */
    @GET
    @Path("{id}")
    public String show(@Context HttpHeaders headers, @PathParam("id") String id) {
        check(headers);
        return ClientJson.write(administration.show(id(id)));
    }

    /** Changes what the body names. */
    @PATCH
    @Path("{id}")
    public String change(
            @Context HttpHeaders headers, @Context UriInfo uri, @PathParam("id") String id, InputStream body) {
        UserName by = check(headers);
        return ClientJson.write(administration.change(by, id(id), ClientJson.change(text(headers, uri, body))));
    }

    /** Another secret, told in the answer; the old one is good no more. */
    @POST
    @Path("{id}/secret")
    public String renewSecret(@Context HttpHeaders headers, @PathParam("id") String id) {
        ClientAdministration.Made made = administration.renewSecret(check(headers), id(id));
        return ClientJson.write(made.client(), made.secret());
    }

    /** Forgets a client: 204, or 404 if there is none. */
    @DELETE
    @Path("{id}")
    public void delete(@Context HttpHeaders headers, @PathParam("id") String id) {
        administration.delete(check(headers), id(id));
    }

    /** Takes back the access tokens that a client has now: 204, or 404 if there is none. The client gets new ones. */
    @DELETE
    @Path("{id}/tokens")
    public void takeBackTokens(@Context HttpHeaders headers, @PathParam("id") String id) {
        administration.takeBackTokens(check(headers), id(id));
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

    private static String id(String text) {
        return Optional.of(text)
                .filter(Client::isId)
                .orElseThrow(() ->
                        new OAuthException(OAuthError.invalidRequest("There is no registered client of this id", 404)));
    }
}
