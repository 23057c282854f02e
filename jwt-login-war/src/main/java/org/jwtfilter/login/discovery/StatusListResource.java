// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.discovery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.revocation.StatusListToken;

/** {@code GET /status/{n}}: which access tokens were taken back. */
@Dependent
@Path("status")
public class StatusListResource {
    private static final String TYPE = "application/" + StatusListToken.TYPE;

    private final PublishedLists lists;

    @Inject
    StatusListResource(PublishedLists lists) {
        this.lists = lists;
    }

    /** The status list token of this number, for anybody; 304 for who has it already. */
    @GET
    @Path("{number: [1-9][0-9]{0,8}}")
    public Response list(@PathParam("number") int number, @Context Request request) {
        Optional<StatusListToken> found = lists.find(number);
        if (found.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        EntityTag tag = new EntityTag(found.get().tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(found.get().text()).type(TYPE);
        // A cache that kept it would add to the time within which a revocation counts; so it must ask.
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                .build();
    }
}
