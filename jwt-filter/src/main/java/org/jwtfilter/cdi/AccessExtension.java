// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jwtfilter.access.AccessRule;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;
import org.jwtfilter.replaced.ReplacedBean;

/**
 * Has the security annotations of plain beans enforced where the application has our configuration: no server does it.
 * Enterprise beans are left to their container, and resource methods to {@code jaxrs}; the other methods of a resource, its
 * locators for one, are a plain bean's.
 */
public class AccessExtension implements Extension {
    private static final List<String> ENTERPRISE_BEANS = List.of(
            "jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton", "jakarta.ejb.MessageDriven");

    private final ReplacedBean securityContext =
            new ReplacedBean("jakarta.security.enterprise.SecurityContext", TokenSecurityContext.class.getName());
    private boolean on;

    void register(@Observes BeforeBeanDiscovery event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        on = Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                && ConfigReader.isWanted(MicroProfileSource.of(application));
        if (on) {
            event.addAnnotatedType(AccessInterceptor.class, AccessInterceptor.class.getName())
                    .add(Marks.INTERCEPTOR);
            if (Presence.of("jakarta.security.enterprise.SecurityContext", application)) {
                event.addAnnotatedType(TokenSecurityContext.class, TokenSecurityContext.class.getName())
                        .add(ApplicationScoped.Literal.INSTANCE)
                        .add(Alternative.Literal.INSTANCE)
                        .add(Marks.BEFORE_OTHER_ALTERNATIVES);
            }
        }
    }

    void notice(@Observes ProcessBean<?> event) {
        if (on) {
            securityContext.notice(event.getBean());
        }
    }

    void choose(@Observes AfterDeploymentValidation event, BeanManager beans) {
        securityContext.choose(beans);
    }

    /** The one in whose place ours stands, empty where there is none. Its type may be missing where this class is not. */
    Optional<Object> containersContext() {
        return securityContext.get();
    }

    <T> void restrict(@Observes ProcessAnnotatedType<T> event) {
        Class<T> type = event.getAnnotatedType().getJavaClass();
        if (!on
                || type.isInterface()
                || type.getPackage() == AccessExtension.class.getPackage()
                || isEnterpriseBean(type)) {
            return;
        }
        boolean any = event.getAnnotatedType().getMethods().stream()
                .anyMatch(method -> isRestricted(type, method.getJavaMember()));
        if (any) {
            event.configureAnnotatedType()
                    .filterMethods(method -> isRestricted(type, method.getJavaMember()))
                    .forEach(method -> method.add(Restricted.Literal.INSTANCE));
        }
    }

    private static boolean isRestricted(Class<?> type, Method method) {
        return method.getDeclaringClass() != Object.class
                && !method.isSynthetic()
                && !(AccessRule.of(type, method) instanceof AccessRule.Everybody)
                && !isResourceMethod(method);
    }

    // By name: this class must load where these APIs are missing.

    private static boolean isEnterpriseBean(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation ->
                        ENTERPRISE_BEANS.contains(annotation.annotationType().getName()));
    }

    private static boolean isResourceMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(annotation -> Stream.of(annotation.getAnnotations()))
                .anyMatch(meta -> meta.annotationType().getName().equals("jakarta.ws.rs.HttpMethod"));
    }
}
