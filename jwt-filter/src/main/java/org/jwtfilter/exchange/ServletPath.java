// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.wire.RequestPath;

/** The path of what is served now: in a forward or an include it is the target's, not the client's. */
public final class ServletPath {
    private ServletPath() {}

    public static RequestPath of(HttpServletRequest request) {
        // An include leaves the request's own path as it was (Jakarta Servlet 6.0 section 9.3.1).
        if (request.getDispatcherType() == DispatcherType.INCLUDE
                && request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI) != null) {
            return path(
                    request,
                    request.getAttribute(RequestDispatcher.INCLUDE_REQUEST_URI),
                    request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH),
                    request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO));
        }
        return path(request, request.getRequestURI(), request.getServletPath(), request.getPathInfo());
    }

    private static RequestPath path(
            HttpServletRequest request, @Nullable Object uri, @Nullable Object servlet, @Nullable Object info) {
        return new RequestPath(text(uri), requireNonNullElse(request.getContextPath(), ""), text(servlet) + text(info));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
