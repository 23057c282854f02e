// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;

/** A plain bean. */
@ApplicationScoped
@RolesAllowed("admin")
public class Vault {
    public String admin() {
        return "opened";
    }

    @RolesAllowed("auditor")
    public String auditor() {
        return "opened";
    }

    @RolesAllowed("**")
    public String anyCaller() {
        return "opened";
    }

    @DenyAll
    public String nobody() {
        return "opened";
    }

    @PermitAll
    public String everybody() {
        return "opened";
    }
}
