// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** A rule on each method, none on the class. */
@Path("rules")
@Produces("text/plain")
@RequestScoped
public class RuleResource {
    @Inject
    private Vault vault;

    @Inject
    private Ledger ledger;

    @Context
    @SuppressWarnings("NullAway.Init") // Jakarta REST sets it.
    private SecurityContext security;

    @GET
    @Path("user")
    @RolesAllowed("user")
    public String user() {
        return sight();
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return sight();
    }

    @GET
    @Path("any")
    @RolesAllowed("**")
    public String any() {
        return sight();
    }

    @GET
    @Path("nobody")
    @DenyAll
    public String nobody() {
        return sight();
    }

    @GET
    @Path("everybody")
    @PermitAll
    public String everybody() {
        return sight();
    }

    @GET
    @Path("unsaid")
    public String unsaid() {
        return sight();
    }

    @GET
    @Path("vault")
    public String vault() {
        return vault.admin();
    }

    @GET
    @Path("ledger")
    public String ledger() {
        return ledger.admin();
    }

    private String sight() {
        return "seen: "
                + (security.getUserPrincipal() == null
                        ? "nobody"
                        : security.getUserPrincipal().getName())
                + ", scheme: " + security.getAuthenticationScheme()
                + ", user: " + security.isUserInRole("user")
                + ", unheard: " + security.isUserInRole("unheard")
                + ", another: " + security.isUserInRole("another");
    }
}
