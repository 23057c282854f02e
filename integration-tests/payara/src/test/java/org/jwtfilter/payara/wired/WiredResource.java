// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.wired;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** Resources for callers, for nobody, and one that pages of other origins may read. */
@Path("")
public class WiredResource {
    @GET
    @Path("whoami")
    @RolesAllowed("user")
    public String whoami(@Context SecurityContext caller) {
        return "whoami: " + caller.getUserPrincipal().getName();
    }

    @POST
    @Path("whoami")
    @RolesAllowed("user")
    public String change(@Context SecurityContext caller) {
        return "whoami: " + caller.getUserPrincipal().getName();
    }

    @GET
    @Path("chief")
    @RolesAllowed("chief")
    public String chief() {
        return "chief";
    }

    @GET
    @Path("cached")
    @RolesAllowed("user")
    public Response cached() {
        CacheControl own = new CacheControl();
        own.setMaxAge(60);
        return Response.ok("cached").cacheControl(own).build();
    }

    @OPTIONS
    @Path("shared")
    @PermitAll
    public Response mayBeAsked() {
        return Response.noContent()
                .header("Access-Control-Allow-Origin", "https://app.example.org")
                .build();
    }

    @GET
    @Path("shared")
    @RolesAllowed("user")
    public String shared() {
        return "shared";
    }
}
