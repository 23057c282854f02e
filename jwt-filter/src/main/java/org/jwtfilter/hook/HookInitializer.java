// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.hook;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigException;
import org.jwtfilter.config.ConfigException.Problem;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.ConfigSource;
import org.jwtfilter.config.Hook;
import org.jwtfilter.config.JwtConfig;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;
import org.jwtfilter.config.Property;
import org.jwtfilter.exchange.CallerFilter;
import org.jwtfilter.exchange.CallerFilter.Words;
import org.jwtfilter.exchange.Guard;
import org.jwtfilter.mechanism.MechanismExtension;
import org.jwtfilter.module.ModuleRegistration;
import org.jwtfilter.selfcheck.Facts;
import org.jwtfilter.selfcheck.SelfCheck;

/**
 * Chooses the hook where the application has our configuration, says which and why in one line, and prepares the servlet
 * container for it.
 *
 * <p>It declares the roles that the application's annotations name, because a container answers {@code isUserInRole} with false
 * for a role that nobody declared.
 */
@HandlesTypes({RolesAllowed.class, DeclareRoles.class, DenyAll.class})
public final class HookInitializer implements ServletContainerInitializer {
    private static final Logger LOG = System.getLogger(HookInitializer.class.getName());

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) throws ServletException {
        ClassLoader application = context.getClassLoader();
        if (!Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)) {
            keepCallersOf(context);
            return;
        }
        ConfigSource source = MicroProfileSource.of(application);
        if (!ConfigReader.isWanted(source)) {
            keepCallersOf(context);
            return;
        }
        try {
            start(source, annotated == null ? Set.of() : annotated, context);
        } catch (ConfigException e) {
            throw new ServletException(e.getMessage(), e);
        }
    }

    /** The filter stands in {@code web.xml}, and sees neither error pages nor beans that refuse. */
    private static void keepCallersOf(ServletContext context) {
        if (context.getFilterRegistrations().values().stream().anyMatch(DeclaredFilter::is)) {
            CallerFilter.register(context, CallerTasks.find(context.getClassLoader()), Optional.empty());
        }
    }

    private static void start(ConfigSource source, Set<Class<?>> annotated, ServletContext context) {
        ClassLoader application = context.getClassLoader();
        Optional<MechanismExtension> mechanism = Presence.of("jakarta.enterprise.inject.spi.CDI", application)
                ? MechanismExtension.active()
                : Optional.empty();
        JwtConfig config = mechanism.isPresent() ? mechanism.get().config() : ConfigReader.read(source, application);
        mechanism.ifPresent(extension -> extension.startedIn(context));
        boolean besideAnother =
                mechanism.isPresent() ? mechanism.get().isBesideAnother() : isAnotherMechanismThere(application);
        HookChoice choice = HookChoice.of(config.hook(), offered(mechanism.isPresent(), application), besideAnother);
        if (choice.hook() == Hook.MODULE && besideAnother) {
            throw new ConfigException(List.of(new Problem(
                    Property.HOOK.key(),
                    Hook.MODULE.word(),
                    "the application has a mechanism of its own, which the module would replace;"
                            + " mechanism works beside it")));
        }
        Set<String> roles = annotated.stream()
                .flatMap(type -> SecurityAnnotations.of(type).roles().stream())
                .collect(Collectors.toSet());
        context.declareRoles(roles.toArray(String[]::new));
        LOG.log(
                Level.INFO,
                "jwt-filter authenticates {0} by {1}, because {2}; issuers: {3}",
                context.getContextPath().isEmpty() ? "/" : context.getContextPath(),
                choice.hook().word(),
                choice.reason(),
                config.issuers().stream().map(issuer -> issuer.rules().issuer()).toList());
        Guard.on(context, config.challenge());
        CallerFilter.register(
                context,
                CallerTasks.find(context.getClassLoader()),
                choice.hook() == Hook.FILTER
                        ? Optional.empty()
                        : Optional.of(
                                new Words(config.challenge(), config.finder().vary())));
        if (choice.hook() == Hook.FILTER) {
            DeclaredFilter.add(context, ConfigReader.settings(source));
            return;
        }
        SelfCheck.log(config, Facts.of(context, roles));
        if (choice.hook() == Hook.MODULE && mechanism.isPresent()) {
            ModuleRegistration.register(context, mechanism.get().authenticator());
        } else if (choice.hook() == Hook.MODULE) {
            ModuleRegistration.register(context, config);
        }
    }

    private static boolean isAnotherMechanismThere(ClassLoader application) {
        return Presence.of("jakarta.enterprise.inject.spi.CDI", application) && MechanismExtension.isAnotherThere();
    }

    private static Set<Hook> offered(boolean mechanism, ClassLoader application) {
        Set<Hook> offered = EnumSet.noneOf(Hook.class);
        if (mechanism) {
            offered.add(Hook.MECHANISM);
        }
        if (ModuleRegistration.isOffered(application)) {
            offered.add(Hook.MODULE);
        }
        return offered;
    }
}
