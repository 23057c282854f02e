// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Says nothing itself but for one method; its superclass wants administrators. */
@Path("heir")
public class HeirResource extends BaseResource {
    @Override
    public String overridden() {
        return "seen";
    }

    @Override
    @PermitAll
    public String opened() {
        return "seen";
    }

    @GET
    @Path("own")
    public String own() {
        return "seen";
    }
}
