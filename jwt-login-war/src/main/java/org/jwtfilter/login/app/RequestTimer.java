// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.monitor.RequestHandled;

/** Tells whoever counts how long each request took. */
@Provider
@PreMatching
public class RequestTimer implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGAN = RequestTimer.class.getName();
    private static final String NO_ENDPOINT = "none";

    @Inject
    private Event<RequestHandled> observers;

    @Context
    private @Nullable ResourceInfo matched;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BEGAN) instanceof Long began) {
            observers.fire(new RequestHandled(
                    endpoint(matched), response.getStatus(), Duration.ofNanos(System.nanoTime() - began)));
        }
    }

    private static String endpoint(@Nullable ResourceInfo matched) {
        @Nullable Class<?> resource = matched == null ? null : matched.getResourceClass();
        @Nullable Path path = resource == null ? null : resource.getAnnotation(Path.class);
        return path == null ? NO_ENDPOINT : path.value();
    }
}
