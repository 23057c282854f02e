// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.app.CrossOriginRule.Door;

/** Tells browsers what pages of other origins may do. Never with credentials: nothing here goes by cookies. */
@Provider
@PreMatching
public class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String ORIGIN = "Origin";
    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final int KEPT_SECONDS = 600;

    @Inject
    private CrossOriginRule rule;

    /** Answers the question that a browser asks before the request itself. */
    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        door(request)
                .filter(door -> rule.allows(values(request, ORIGIN)))
                .ifPresent(door -> request.abortWith(Response.noContent()
                        .header("Access-Control-Allow-Methods", door.method())
                        .header("Access-Control-Allow-Headers", door.request())
                        .header("Access-Control-Max-Age", KEPT_SECONDS)
                        .build()));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        door(request).ifPresent(door -> {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            // Also where nobody is let in: a cache must not give that answer to another origin.
            headers.add(HttpHeaders.VARY, ORIGIN);
            if (rule.allows(values(request, ORIGIN))) {
                headers.putSingle(ALLOWED, request.getHeaderString(ORIGIN));
                headers.putSingle("Access-Control-Expose-Headers", door.response());
            }
        });
    }

    /** The one that the request goes through, or that it asks about. */
    private Optional<Door> door(ContainerRequestContext request) {
        List<String> methods = request.getMethod().equals(HttpMethod.OPTIONS)
                ? values(request, ASKED_METHOD)
                : List.of(request.getMethod());
        return rule.door(request.getUriInfo().getPath()).filter(door -> methods.equals(List.of(door.method())));
    }

    private static List<String> values(ContainerRequestContext request, String name) {
        return request.getHeaders().getOrDefault(name, List.of());
    }
}
