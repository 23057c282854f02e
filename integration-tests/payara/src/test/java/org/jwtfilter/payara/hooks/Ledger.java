// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean. */
@Stateless
@DeclareRoles({"user", "admin"})
public class Ledger {
    @Resource
    private SessionContext context;

    @RolesAllowed("admin")
    public String admin() {
        return sight();
    }

    @RolesAllowed("user")
    public String user() {
        return sight();
    }

    @DenyAll
    public String nobody() {
        return sight();
    }

    @PermitAll
    public String everybody() {
        return sight();
    }

    private String sight() {
        return "seen: " + context.getCallerPrincipal().getName()
                + ", user: " + context.isCallerInRole("user")
                + ", admin: " + context.isCallerInRole("admin");
    }
}
