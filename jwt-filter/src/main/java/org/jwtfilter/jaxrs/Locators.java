// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.jaxrs;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jwtfilter.access.AccessRule;

/**
 * The rules of sub-resource locators, before which no implementation of Jakarta REST runs a filter. Which locator led from one
 * resource to the next is not told, so all that may have must let the caller through.
 */
final class Locators {
    private record Step(Class<?> from, Class<?> to) {}

    private final Map<Step, List<AccessRule>> known = new ConcurrentHashMap<>();

    /** @param matched the resource objects on the way, the innermost first (Jakarta REST 3.1, {@code UriInfo}) */
    List<AccessRule> rules(List<Object> matched) {
        if (matched.size() < 2) {
            return List.of();
        }
        List<AccessRule> rules = new ArrayList<>();
        for (int i = matched.size() - 1; i > 0; i--) {
            rules.addAll(known.computeIfAbsent(
                    new Step(typeOf(matched.get(i)), typeOf(matched.get(i - 1))), Locators::rules));
        }
        return rules;
    }

    private static Class<?> typeOf(Object resource) {
        return resource instanceof Class<?> type ? type : resource.getClass();
    }

    private static List<AccessRule> rules(Step step) {
        List<AccessRule> rules = new ArrayList<>();
        for (Method method : step.from().getMethods()) {
            if (isLocator(step.from(), method) && mayReturn(method.getReturnType(), step.to())) {
                AccessRule rule = AccessRule.of(step.from(), method);
                if (!(rule instanceof AccessRule.Everybody)) {
                    rules.add(rule);
                }
            }
        }
        return List.copyOf(rules);
    }

    private static boolean mayReturn(Class<?> declared, Class<?> returned) {
        return declared == Class.class || declared.isAssignableFrom(returned);
    }

    /** A method with a path and no designator, be it that what it overrides or implements has them. */
    private static boolean isLocator(Class<?> type, Method method) {
        boolean path = false;
        for (Method each : sameAbove(type, method)) {
            path |= each.isAnnotationPresent(Path.class);
            for (Annotation annotation : each.getAnnotations()) {
                if (annotation.annotationType().isAnnotationPresent(HttpMethod.class)) {
                    return false;
                }
            }
        }
        return path;
    }

    private static List<Method> sameAbove(Class<?> type, Method method) {
        List<Method> all = new ArrayList<>(List.of(method));
        List<Class<?>> above = new ArrayList<>(List.of(type));
        while (!above.isEmpty()) {
            Class<?> each = above.remove(above.size() - 1);
            try {
                all.add(each.getDeclaredMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException e) {
                // Not here.
            }
            above.addAll(List.of(each.getInterfaces()));
            if (each.getSuperclass() != null) {
                above.add(each.getSuperclass());
            }
        }
        return all;
    }
}
