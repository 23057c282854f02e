// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * The header fields of every answer. What does not say that it may be stored may not (RFC 6749 section 5.1).
 */
@Provider
public class AnswerHeaders implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            // For caches that know HTTP/1.0 only; the RFC wants it still.
            response.getHeaders().putSingle("Pragma", "no-cache");
        }
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
    }
}
