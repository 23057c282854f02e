// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;
import org.jwtfilter.key.TestKeys;
import org.slf4j.Logger;

/** The filter where nothing but the servlet API is there: no CDI, no Jakarta Security, no MicroProfile. */
final class BareContainerTest {
    /** Sees the JDK and the servlet API, as a web application on a bare container does. */
    private static final class ServletOnly extends ClassLoader {
        ServletOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")) {
                return BareContainerTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    @Test
    void startsWithNothingButTheServletApi() throws Exception {
        URL[] application = {where(JwtFilter.class), where(JsonWebSignature.class), where(Logger.class)};
        try (URLClassLoader loader = new URLClassLoader(application, new ServletOnly())) {
            assertThatThrownBy(() -> loader.loadClass("jakarta.enterprise.inject.spi.Extension"))
                    .isInstanceOf(ClassNotFoundException.class);
            Filter filter = (Filter) loader.loadClass(JwtFilter.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            filter.init(config(loader));

            assertThat(filter.getClass().getClassLoader()).isSameAs(loader);
            filter.destroy();
        }
    }

    @Test
    void isFoundAtStartWithNothingButTheServletApi() throws Exception {
        URL[] application = {where(JwtFilter.class), where(JsonWebSignature.class), where(Logger.class)};
        List<String> added = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(application, new ServletOnly())) {
            ServletContainerInitializer initializer =
                    (ServletContainerInitializer) loader.loadClass("org.jwtfilter.hook.HookInitializer")
                            .getDeclaredConstructor()
                            .newInstance();
            FilterRegistration.Dynamic declared =
                    Fakes.of(FilterRegistration.Dynamic.class, (proxy, method, arguments) -> switch (method.getName()) {
                        case "getClassName" -> JwtFilter.class.getName();
                        default -> method.getReturnType() == boolean.class ? false : null;
                    });

            initializer.onStartup(
                    null, Fakes.of(ServletContext.class, (proxy, method, arguments) -> switch (method.getName()) {
                        case "getClassLoader" -> loader;
                        case "getFilterRegistrations" -> Map.of("jwt", declared);
                        case "addFilter" -> {
                            added.add((String) arguments[0]);
                            yield declared;
                        }
                        default -> null;
                    }));
        }
        assertThat(added).containsExactly("org.jwtfilter.exchange.CallerFilter");
    }

    private static FilterConfig config(ClassLoader loader) {
        Map<String, String> parameters = Map.of(
                "mp.jwt.verify.issuer", "https://login.example.org",
                "mp.jwt.verify.audiences", "orders",
                "mp.jwt.verify.publickey", TestKeys.pem(TestKeys.ISSUER));
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                BareContainerTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> method.getName().equals("getClassLoader") ? loader : null);
        return (FilterConfig) Proxy.newProxyInstance(
                BareContainerTest.class.getClassLoader(),
                new Class<?>[] {FilterConfig.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getServletContext" -> context;
                    case "getInitParameter" -> parameters.get((String) arguments[0]);
                    case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
                    default -> "jwt";
                });
    }

    private static URL where(Class<?> type) {
        return Objects.requireNonNull(type.getProtectionDomain().getCodeSource())
                .getLocation();
    }
}
