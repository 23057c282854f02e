// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What {@link HeirResource} inherits and overrides. */
@RolesAllowed("admin")
public abstract class BaseResource {
    @GET
    @Path("inherited")
    public String inherited() {
        return "seen";
    }

    @GET
    @Path("overridden")
    public String overridden() {
        return "seen";
    }

    @GET
    @Path("opened")
    public String opened() {
        return "seen";
    }
}
