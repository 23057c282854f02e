// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The same as {@link OpenResource}, for users. */
@Path("hello")
public class GuardedResource {
    @GET
    @RolesAllowed("user")
    @Produces("text/plain")
    public String hello() {
        return "hello";
    }
}
