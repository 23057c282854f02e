// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who adds an endpoint adds it to the document, and the other way round. */
class OpenApiTest {
    @Test
    void describesExactlyTheEndpointsThatThereAre() throws Exception {
        assertThat(described()).isEqualTo(Endpoints.of(new LoginApplication()));
    }

    private static Set<String> described() throws Exception {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.json")) {
            JsonObject paths = Json.createReader(file).readObject().getJsonObject("paths");
            Set<String> described = new TreeSet<>();
            for (String path : paths.keySet()) {
                for (String member : paths.getJsonObject(path).keySet()) {
                    // Beside the methods, what they share.
                    if (!member.equals("parameters")) {
                        described.add(member + " " + path);
                    }
                }
            }
            return described;
        }
    }
}
