// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.module;

import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.util.stream.Stream;
import org.jwtfilter.authn.Authenticator;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.config.ConfiguredAuthenticator;
import org.jwtfilter.config.JwtConfig;

/** Registers the module for as long as the application runs. */
public final class ModuleRegistration {
    private static final String FACTORY = "jakarta.security.auth.message.config.AuthConfigFactory";

    private ModuleRegistration() {}

    /** Whether Jakarta Authentication 3.0 is there and in use; in 2.0 an application could not register a module. */
    public static boolean isOffered(ClassLoader application) {
        try {
            return Stream.of(Class.forName(FACTORY, false, application).getMethods())
                            .anyMatch(method -> method.getName().equals("registerServerAuthModule"))
                    && Registered.factoryIsThere();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** With an authenticator of its own. Asked only where {@link #isOffered}. */
    public static void register(ServletContext context, JwtConfig config) {
        ConfiguredAuthenticator started = ConfiguredAuthenticator.start(config, Clock.systemUTC());
        register(context, started.authenticator(), started::close);
    }

    /** With the authenticator of somebody who also ends it. Asked only where {@link #isOffered}. */
    public static void register(ServletContext context, Authenticator authenticator) {
        register(context, authenticator, () -> {});
    }

    private static void register(ServletContext context, Authenticator authenticator, Runnable atTheEnd) {
        context.addListener(
                new Life(new JwtAuthModule(authenticator, CallerPrincipals.find(context.getClassLoader())), atTheEnd));
    }

    /** Apart, so that it is not touched where the API is missing. */
    private static final class Registered {
        static boolean factoryIsThere() {
            return AuthConfigFactory.getFactory() != null;
        }

        static void register(JwtAuthModule module, ServletContext context) {
            AuthConfigFactory.getFactory().registerServerAuthModule(module, context);
        }

        static void remove(ServletContext context) {
            AuthConfigFactory.getFactory().removeServerAuthModule(context);
        }
    }

    /** From when all initializers are through: Jakarta Security's may have registered a module, whose place ours takes. */
    private record Life(JwtAuthModule module, Runnable atTheEnd) implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            Registered.register(module, event.getServletContext());
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            Registered.remove(event.getServletContext());
            atTheEnd.run();
        }
    }
}
