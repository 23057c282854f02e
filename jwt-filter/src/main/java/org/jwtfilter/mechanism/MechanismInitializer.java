// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.AnnotatedElement;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.Presence;

/**
 * Declares the roles that the application's annotations name, because a container answers {@code isUserInRole} with false for
 * a role that nobody declared; and puts the challenge on 401s that the application itself answers.
 */
@HandlesTypes({RolesAllowed.class, DeclareRoles.class})
public final class MechanismInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) {
        if (!Presence.of("jakarta.enterprise.inject.spi.CDI", context.getClassLoader())) {
            return;
        }
        Optional<MechanismExtension> active = MechanismExtension.active();
        if (active.isEmpty()) {
            return;
        }
        Set<String> roles = new TreeSet<>();
        if (annotated != null) {
            annotated.forEach(type -> collect(type, roles));
        }
        context.declareRoles(roles.toArray(String[]::new));

        FilterRegistration.Dynamic filter = context.addFilter(
                ChallengeFilter.class.getName(),
                new ChallengeFilter(active.get().config().challenge()));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
    }

    private static void collect(Class<?> type, Set<String> roles) {
        Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods())).forEach(element -> {
            roles.addAll(named(element));
        });
    }

    private static Set<String> named(AnnotatedElement element) {
        Set<String> roles = new TreeSet<>();
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            Collections.addAll(roles, allowed.value());
        }
        DeclareRoles declared = element.getAnnotation(DeclareRoles.class);
        if (declared != null) {
            Collections.addAll(roles, declared.value());
        }
        roles.remove("");
        return roles;
    }
}
