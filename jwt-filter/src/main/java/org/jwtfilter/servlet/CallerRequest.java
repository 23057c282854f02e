// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request as its verified caller's: what lies behind the filter sees his name and roles. */
final class CallerRequest extends HttpServletRequestWrapper {
    private static final String AUTH_TYPE = "BEARER";

    private final Principal principal;
    private final Set<String> roles;

    CallerRequest(HttpServletRequest request, Principal principal, Set<String> roles) {
        super(request);
        this.principal = principal;
        this.roles = roles;
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public String getRemoteUser() {
        return principal.getName();
    }

    /** {@code **} means any authenticated caller, {@code *} nobody (Jakarta Servlet 6.0 section 13.3). */
    @Override
    public boolean isUserInRole(@Nullable String role) {
        return role != null && !role.equals("*") && (roles.contains(role) || role.equals("**"));
    }

    @Override
    public String getAuthType() {
        return AUTH_TYPE;
    }
}
