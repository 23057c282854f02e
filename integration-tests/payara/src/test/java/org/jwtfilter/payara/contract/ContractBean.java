// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Protected as an enterprise bean. */
@Stateless
@DeclareRoles({"user", "admin", "stranger"})
public class ContractBean {
    @Resource
    private SessionContext context;

    @PermitAll
    public String open() {
        Principal caller = context.getCallerPrincipal();
        return Echo.of(isSomebody(caller) ? caller : null, context::isCallerInRole);
    }

    @RolesAllowed("user")
    public String user() {
        return open();
    }

    @RolesAllowed("admin")
    public String admin() {
        return open();
    }

    /** An enterprise bean always has a caller (Jakarta Enterprise Beans 4.0 section 12.2.5); Payara's is called so. */
    private static boolean isSomebody(@Nullable Principal caller) {
        return caller != null && !caller.getName().equalsIgnoreCase("anonymous");
    }
}
