// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** For anybody. */
@Path("hello")
public class OpenResource {
    @GET
    @Produces("text/plain")
    public String hello() {
        return "hello";
    }
}
