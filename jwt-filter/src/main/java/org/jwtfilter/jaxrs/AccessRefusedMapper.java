// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.access.AccessRefusedException;
import org.jwtfilter.wire.Challenge;

/** 401 or 403 where a bean behind a resource does not let the caller in. An application's own mapper of the type goes first. */
final class AccessRefusedMapper implements ExceptionMapper<AccessRefusedException> {
    private final Challenge challenge;

    @Context
    private @Nullable SecurityContext caller;

    @Context
    private @Nullable HttpHeaders headers;

    AccessRefusedMapper(Challenge challenge) {
        this.challenge = challenge;
    }

    @Override
    public Response toResponse(AccessRefusedException refused) {
        return caller == null || headers == null
                ? Response.status(refused.status()).build()
                : Answers.refusal(refused.status(), caller, headers.getRequestHeader(HttpHeaders.ACCEPT), challenge);
    }
}
