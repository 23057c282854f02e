// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.access;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the annotation that counts for a method: its own, or that of the class that declares it (Jakarta Annotations 2.1 section
 * 2.1). Where both say nothing, the specification leaves the method open. There somebody may have meant it closed who wrote the
 * annotation where it does not count, so two more places are looked at: the class of the object, for a method that it inherits,
 * and what the method overrides or implements.
 */
final class Annotations {
    /** Found once for each class, and gone with it. */
    private static final ClassValue<Map<Method, AccessRule>> FOUND = new ClassValue<>() {
        @Override
        protected Map<Method, AccessRule> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private Annotations() {}

    static AccessRule rule(Class<?> type, Method method) {
        return FOUND.get(type).computeIfAbsent(method, each -> find(type, each));
    }

    private static AccessRule find(Class<?> type, Method method) {
        Method own = mostSpecific(type, method);
        return stated(own)
                .or(() -> stated(own.getDeclaringClass()))
                .or(() -> stated(type))
                .or(() -> overridden(type, own))
                .orElseGet(AccessRule.Everybody::new);
    }

    /** Where one element contradicts itself, the strictest counts. */
    private static Optional<AccessRule> stated(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return Optional.of(new AccessRule.Nobody());
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return Optional.of(
                    allowed.value().length == 0
                            ? new AccessRule.Nobody()
                            : new AccessRule.Roles(Set.copyOf(List.of(allowed.value()))));
        }
        return element.isAnnotationPresent(PermitAll.class)
                ? Optional.of(new AccessRule.Everybody())
                : Optional.empty();
    }

    private static Optional<AccessRule> overridden(Class<?> type, Method method) {
        for (Class<?> above : ancestors(type)) {
            for (Method candidate : declared(above)) {
                if (isOverridden(candidate, method)) {
                    Optional<AccessRule> rule = stated(candidate).or(() -> stated(above));
                    if (rule.isPresent()) {
                        return rule;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The method that runs when this one is called on an object of the class. */
    private static Method mostSpecific(Class<?> type, Method method) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Method candidate : declared(each)) {
                if (candidate.equals(method) || isOverridden(method, candidate)) {
                    return candidate;
                }
            }
        }
        return method;
    }

    /** Parameters of a type variable's bound are wider in the interface than in the class that implements it. */
    private static boolean isOverridden(Method above, Method method) {
        if (!above.getName().equals(method.getName())
                || above.getParameterCount() != method.getParameterCount()
                || above.equals(method)
                || method.isBridge()
                || !above.getDeclaringClass().isAssignableFrom(method.getDeclaringClass())
                        && !above.getDeclaringClass().isInterface()
                || Modifier.isPrivate(above.getModifiers())
                || Modifier.isStatic(above.getModifiers())) {
            return false;
        }
        for (int i = 0; i < above.getParameterCount(); i++) {
            if (!above.getParameterTypes()[i].isAssignableFrom(method.getParameterTypes()[i])) {
                return false;
            }
        }
        return true;
    }

    /** Superclasses from below, then interfaces. */
    private static List<Class<?>> ancestors(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>();
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (each != type) {
                classes.add(each);
            }
            collectInterfaces(each, interfaces);
        }
        classes.addAll(interfaces);
        return classes;
    }

    private static void collectInterfaces(Class<?> type, Set<Class<?>> into) {
        for (Class<?> each : type.getInterfaces()) {
            if (into.add(each)) {
                collectInterfaces(each, into);
            }
        }
    }

    private static List<Method> declared(Class<?> type) {
        try {
            return List.of(type.getDeclaredMethods());
        } catch (LinkageError e) {
            // Its methods name a class that is missing, so nobody can call them either.
            return List.of();
        }
    }
}
