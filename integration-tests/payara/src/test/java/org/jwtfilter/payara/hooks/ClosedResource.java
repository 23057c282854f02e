// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Closed by its class, but for two methods that say otherwise. */
@Path("closed")
@DenyAll
public class ClosedResource {
    @GET
    @Path("unsaid")
    public String unsaid() {
        return "seen";
    }

    @GET
    @Path("everybody")
    @PermitAll
    public String everybody() {
        return "seen";
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return "seen";
    }
}
