// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;

/** Protected by {@code @ServletSecurity} alone. */
public final class AnnotatedServlets {
    private AnnotatedServlets() {}

    @WebServlet("/annotated/open")
    public static class Open extends ConstraintServlet {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet("/annotated/user")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "user"))
    public static class User extends ConstraintServlet {
        private static final long serialVersionUID = 1L;
    }

    @WebServlet("/annotated/admin")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "admin"))
    public static class Admin extends ConstraintServlet {
        private static final long serialVersionUID = 1L;
    }
}
