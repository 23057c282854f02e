// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an application answers, as its classes say. */
final class Endpoints {
    /** A part of a path that says what it looks like; one that has braces inside, too. */
    private static final Pattern PATTERN = Pattern.compile("\\{(\\w+)\\s*:(?:[^{}]|\\{[^{}]*\\})*\\}");

    private Endpoints() {}

    /** Methods and paths, such as {@code "post /token"}. */
    static Set<String> of(Application application) {
        Set<String> declared = new TreeSet<>();
        for (Class<?> type : application.getClasses()) {
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
