// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.sample;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean that only callers with the role {@code admin} may ask. */
@Stateless
public class AdminBean {
    @Resource
    private SessionContext context;

    @RolesAllowed("admin")
    public String greeting() {
        return "admin: " + context.getCallerPrincipal().getName();
    }
}
