// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.hook;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which roles the security annotations of one class name. */
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
