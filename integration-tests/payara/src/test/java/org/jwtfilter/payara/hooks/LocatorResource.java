// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Leads administrators to a resource that is open itself. */
@Path("locator")
public class LocatorResource {
    /** Without a rule. */
    public static class Found {
        @GET
        public String found() {
            return "seen";
        }
    }

    /** Of another type, so that the way to it is known. */
    public static class Open {
        @GET
        public String found() {
            return "seen";
        }
    }

    @Path("admin")
    @RolesAllowed("admin")
    public Found admin() {
        return new Found();
    }

    @Path("everybody")
    public Open everybody() {
        return new Open();
    }
}
