// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Protected by annotations of Jakarta REST alone. */
@Path("/")
public class ContractResource {
    @GET
    @Path("open")
    @PermitAll
    public String open(@Context SecurityContext security) {
        return Echo.of(security.getUserPrincipal(), security::isUserInRole);
    }

    @GET
    @Path("user")
    @RolesAllowed("user")
    public String user(@Context SecurityContext security) {
        return open(security);
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin(@Context SecurityContext security) {
        return open(security);
    }
}
