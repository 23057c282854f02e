// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import jakarta.annotation.security.DenyAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Meant to be closed, in a way that Payara does not heed. Deployed by a test that sees it refused. */
@Path("denied")
@DenyAll
public class DeniedResource {
    @GET
    public String shut() {
        return "open";
    }
}
