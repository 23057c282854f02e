// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * The request as its verified caller's: whoever is handed it sees his name and roles, whether or not anybody declared the roles,
 * on whatever thread and after whatever dispatch.
 *
 * <p>The container's own answer is not asked for: Payara 6 gives that of another request's caller on a thread that is not the
 * request's.
 */
public final class CallerRequest extends HttpServletRequestWrapper {
    /** What {@code getAuthType} answers where a token made the caller known. */
    public static final String AUTH_TYPE = "BEARER";

    private final HttpServletResponse response;
    private volatile @Nullable KnownCaller caller;

    /** @param response the one that goes with the request; an asynchronous answer is written to it */
    public CallerRequest(HttpServletRequest request, HttpServletResponse response, KnownCaller caller) {
        super(request);
        this.response = response;
        this.caller = caller;
        caller.keepIn(request);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        KnownCaller known = caller;
        return known == null ? super.getUserPrincipal() : known.principal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        KnownCaller known = caller;
        return known == null ? super.getRemoteUser() : known.principal().getName();
    }

    @Override
    public boolean isUserInRole(@Nullable String role) {
        KnownCaller known = caller;
        return known == null ? super.isUserInRole(role) : known.isInRole(role);
    }

    @Override
    public @Nullable String getAuthType() {
        return caller == null ? super.getAuthType() : AUTH_TYPE;
    }

    /** True: who has shown a good token has nothing left to show. */
    @Override
    public boolean authenticate(HttpServletResponse challenged) throws IOException, ServletException {
        return caller != null || super.authenticate(challenged);
    }

    /** Refused, as the method demands where there is a caller already. */
    @Override
    public void login(String username, String password) throws ServletException {
        if (caller != null) {
            throw new ServletException("the request has a caller already, by its token");
        }
        super.login(username, password);
    }

    /** For the rest of this request; the next one brings its token again. */
    @Override
    public void logout() throws ServletException {
        caller = null;
        KnownCaller.forget(getRequest());
        super.logout();
    }

    /** With this request, so that the caller is not lost: on its own, a container goes on with what it made itself. */
    @Override
    public AsyncContext startAsync() {
        ServletResponse original = response;
        while (original instanceof ServletResponseWrapper wrapper) {
            original = wrapper.getResponse();
        }
        return startAsync(this, original);
    }
}
