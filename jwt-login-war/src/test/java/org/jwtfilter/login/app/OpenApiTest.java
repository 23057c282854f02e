// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who adds an endpoint adds it to the document, and the other way round. */
class OpenApiTest {
    @Test
    void describesExactlyTheEndpointsThatThereAre() throws Exception {
        assertThat(described()).isEqualTo(declared());
    }

    /** A part of a path that says what it looks like; one that has braces inside, too. */
    private static final Pattern PATTERN = Pattern.compile("\\{(\\w+)\\s*:(?:[^{}]|\\{[^{}]*\\})*\\}");

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

    private static Set<String> declared() {
        Set<String> declared = new TreeSet<>();
        for (Class<?> type : new LoginApplication().getClasses()) {
            for (Method method : type.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                    HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (http != null) {
                        declared.add(http.value().toLowerCase(Locale.ROOT) + path(type, method));
                    }
                }
            }
        }
        return declared;
    }

    private static String path(Class<?> type, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = " /" + type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        // An OpenAPI path says no more of a part than its name.
        return PATTERN.matcher(path).replaceAll("{$1}");
    }
}
