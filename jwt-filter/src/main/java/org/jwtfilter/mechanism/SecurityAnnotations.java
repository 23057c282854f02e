// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the security annotations of one class say. */
final class SecurityAnnotations {
    private final Class<?> type;
    private final List<Method> methods;

    private SecurityAnnotations(Class<?> type, List<Method> methods) {
        this.type = type;
        this.methods = methods;
    }

    static SecurityAnnotations of(Class<?> type) {
        try {
            return new SecurityAnnotations(type, List.of(type.getDeclaredMethods()));
        } catch (LinkageError e) {
            // Its methods name a class that is missing, so nobody can call it either.
            return new SecurityAnnotations(type, List.of());
        }
    }

    /** All roles that are named, on the class or on a method. */
    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        collect(type, roles);
        methods.forEach(method -> collect(method, roles));
        roles.remove("");
        return roles;
    }

    /**
     * Resource methods of Jakarta REST that are closed by {@code @DenyAll} on their class alone. Payara Micro 6 does not heed it
     * there, so that they would be open to everybody.
     */
    List<String> closedByTheClassAlone() {
        if (!type.isAnnotationPresent(DenyAll.class)) {
            return List.of();
        }
        return methods.stream()
                .filter(SecurityAnnotations::isResourceMethod)
                .filter(method -> !method.isAnnotationPresent(RolesAllowed.class)
                        && !method.isAnnotationPresent(PermitAll.class)
                        && !method.isAnnotationPresent(DenyAll.class))
                .map(method -> type.getName() + "." + method.getName())
                .sorted()
                .toList();
    }

    /** By name: this class must load where Jakarta REST is missing. */
    private static boolean isResourceMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(annotation -> Arrays.stream(annotation.getAnnotations()))
                .anyMatch(meta -> meta.annotationType().getName().equals("jakarta.ws.rs.HttpMethod"));
    }

    private static void collect(AnnotatedElement element, Set<String> roles) {
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            Collections.addAll(roles, allowed.value());
        }
        DeclareRoles declared = element.getAnnotation(DeclareRoles.class);
        if (declared != null) {
            Collections.addAll(roles, declared.value());
        }
    }
}
