// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;
import org.jwtfilter.selfcheck.Facts;
import org.jwtfilter.selfcheck.SelfCheck;

/**
 * Declares the roles that the application's annotations name, because a container answers {@code isUserInRole} with false for
 * a role that nobody declared; and puts the challenge on 401s that the application itself answers.
 */
@HandlesTypes({RolesAllowed.class, DeclareRoles.class, DenyAll.class})
public final class MechanismInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) throws ServletException {
        if (!Presence.of("jakarta.enterprise.inject.spi.CDI", context.getClassLoader())) {
            return;
        }
        Optional<MechanismExtension> active = MechanismExtension.active();
        if (active.isEmpty()) {
            requireUnwanted(context.getClassLoader());
            return;
        }
        List<SecurityAnnotations> annotations = annotated == null
                ? List.of()
                : annotated.stream().map(SecurityAnnotations::of).toList();
        requireClosed(annotations);
        Set<String> roles =
                annotations.stream().flatMap(each -> each.roles().stream()).collect(Collectors.toSet());
        context.declareRoles(roles.toArray(String[]::new));
        SelfCheck.log(active.get().config(), Facts.of(context, roles));

        FilterRegistration.Dynamic filter = context.addFilter(
                ChallengeFilter.class.getName(),
                new ChallengeFilter(
                        active.get().config().challenge(),
                        active.get().config().finder().vary()));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC), false, "/*");
    }

    /** Payara starts CDI, and with it us, only for archives with a bean or a {@code beans.xml}. */
    private static void requireUnwanted(ClassLoader application) throws ServletException {
        if (Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                && ConfigReader.isWanted(MicroProfileSource.of(application))) {
            throw new ServletException(
                    "jwt-filter is configured, but CDI or Jakarta Security is not on in this application;"
                            + " an empty WEB-INF/beans.xml switches CDI on");
        }
    }

    /** An application that means something to be closed must not start with it open. */
    private static void requireClosed(List<SecurityAnnotations> annotations) throws ServletException {
        List<String> open = annotations.stream()
                .flatMap(each -> each.closedByTheClassAlone().stream())
                .toList();
        if (!open.isEmpty()) {
            throw new ServletException(
                    "jwt-filter: @DenyAll on the class does not close these resource methods here, so put it"
                            + " on each method: " + open);
        }
    }
}
