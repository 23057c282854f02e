// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** An open and a guarded resource. Jakarta REST chooses between them by reading the request's path in its own way. */
@Path("")
public class PathsResource {
    @GET
    @Path("public/{name}")
    public String open(@PathParam("name") String name) {
        return "open";
    }

    @GET
    @Path("secret")
    public String secret() {
        return "secret";
    }

    @GET
    @Path("secret/{below: .*}")
    public String belowSecret() {
        return "secret";
    }
}
