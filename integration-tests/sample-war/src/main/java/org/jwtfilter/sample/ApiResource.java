// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.sample;

import static java.util.Objects.requireNonNullElse;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.security.enterprise.SecurityContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.Principal;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Protected by annotations alone. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiResource {
    @Inject
    private JsonWebToken token;

    @Inject
    private SecurityContext security;

    @GET
    @Path("public")
    @PermitAll
    public JsonObject open() {
        Principal caller = security.getCallerPrincipal();
        return Json.createObjectBuilder()
                .add("caller", caller == null ? "anonymous" : caller.getName())
                .build();
    }

    @GET
    @Path("whoami")
    @RolesAllowed("user")
    public JsonObject whoami() {
        return describe("whoami");
    }

    @POST
    @Path("whoami")
    @RolesAllowed("user")
    public JsonObject whoamiPosted() {
        return describe("whoami");
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public JsonObject admin() {
        return describe("admin");
    }

    @GET
    @Path("nobody")
    @DenyAll
    public JsonObject nobody() {
        return describe("nobody");
    }

    private JsonObject describe(String resource) {
        JsonObjectBuilder answer = Json.createObjectBuilder();
        answer.add("resource", resource).add("name", token.getName());
        // A program's token has no groups.
        answer.add("roles", Json.createArrayBuilder(new TreeSet<>(requireNonNullElse(token.getGroups(), Set.of()))));
        answer.add("issuer", token.getIssuer());
        answer.add("administrator", security.isCallerInRole("admin"));
        return answer.build();
    }
}
