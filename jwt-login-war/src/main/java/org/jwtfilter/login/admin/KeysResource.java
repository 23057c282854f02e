// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.signing.PublishedKeys;
import org.jwtfilter.login.signing.Rotation;

/** {@code /admin/keys}. Every method checks first who asks. Never tells a private key. */
@Dependent
@Path("admin/keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private final Administrators administrators;
    private final KeyAdministration administration;
    private final PublishedKeys published;

    @Inject
    KeysResource(Administrators administrators, KeyAdministration administration, PublishedKeys published) {
        this.administrators = administrators;
        this.administration = administration;
        this.published = published;
    }

    /** The keys that are published now: {@code kid}, {@code alg}, {@code state} and times. */
    @GET
    public String list(@Context HttpHeaders headers) {
        check(headers);
        return KeyJson.write(administration.list());
    }

    /** Has the next key made: 201, or 200 with the one that there is already. It signs once it was published for long enough. */
    @POST
    public Response rotate(@Context HttpHeaders headers) {
        Rotation rotation = administration.rotate(check(headers));
        return Response.status(rotation.made() ? Response.Status.CREATED : Response.Status.OK)
                .entity(KeyJson.write(rotation))
                .build();
    }

    /** Takes a key that is in wrong hands out of use at once: 200 with the key that signs now, or 404. */
    @DELETE
    @Path("{kid}")
    public String remove(@Context HttpHeaders headers, @PathParam("kid") String kid) {
        UserName by = check(headers);
        return KeyJson.removed(
                kid, administration.remove(by, kid), published.now().caching());
    }

    private UserName check(HttpHeaders headers) {
        return administrators.check(headers.getRequestHeader(HttpHeaders.AUTHORIZATION));
    }
}
