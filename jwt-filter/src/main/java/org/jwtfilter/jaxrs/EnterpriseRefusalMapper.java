// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.wire.Challenge;

/** 401 or 403 where an enterprise bean behind a resource does not let the caller in. Touched only where there are such beans. */
final class EnterpriseRefusalMapper implements ExceptionMapper<EJBAccessException> {
    private final Challenge challenge;

    @Context
    private @Nullable SecurityContext caller;

    @Context
    private @Nullable HttpHeaders headers;

    EnterpriseRefusalMapper(Challenge challenge) {
        this.challenge = challenge;
    }

    @Override
    public Response toResponse(EJBAccessException refused) {
        return caller == null || headers == null
                ? Response.status(403).build()
                : Answers.refusal(
                        caller.getUserPrincipal() == null ? 401 : 403,
                        caller,
                        headers.getRequestHeader(HttpHeaders.ACCEPT),
                        challenge);
    }
}
