// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.wire.Challenge;
import org.jwtfilter.wire.ErrorBody.Format;

/** Refusals as Jakarta REST has them. */
final class Answers {
    private static final String BY_TOKEN = "BEARER";

    private Answers() {}

    /**
     * 401, or 403, which names an error of the token only if it was a token that made the caller known.
     *
     * @param accept the request's {@code Accept} fields; it gets a body if it asks for JSON
     */
    static Response refusal(int status, SecurityContext caller, @Nullable List<String> accept, Challenge challenge) {
        if (status == 403 && !BY_TOKEN.equals(caller.getAuthenticationScheme())) {
            return empty(Response.status(status));
        }
        Refusal refusal = status == 401 ? Refusal.credentialsWanted(challenge) : Refusal.rightsWanted(challenge);
        ResponseBuilder response = Response.status(refusal.status());
        refusal.headers().forEach(response::header);
        return Format.wantedBy(accept == null ? List.of() : accept)
                .map(format -> response.type(format.mediaType())
                        .entity(refusal.body().as(format))
                        .build())
                .orElseGet(() -> empty(response));
    }

    /** With an entity, though it is empty: without one, Jersey lets the server's error page take its place. */
    private static Response empty(ResponseBuilder response) {
        return response.type(MediaType.TEXT_PLAIN_TYPE).entity("").build();
    }
}
