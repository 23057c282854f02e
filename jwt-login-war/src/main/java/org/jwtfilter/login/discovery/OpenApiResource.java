// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.discovery;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /openapi}: the endpoints as a document. A container with MicroProfile OpenAPI finds the same file by itself. */
@Dependent
@Path("openapi")
public class OpenApiResource {
    private static final String FILE = "/META-INF/openapi.json";

    /** The OpenAPI document, for anybody. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] openApi() {
        try (InputStream file = Objects.requireNonNull(OpenApiResource.class.getResourceAsStream(FILE), FILE)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
