// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Stream;

/** How long what is injected somewhere stays there. */
enum Lifetime {
    /** For one request at most. */
    REQUEST,
    /** For several requests, of several callers perhaps. */
    LONGER,
    /** As long, and it may be written to a session store meanwhile. */
    PASSIVATING;

    /** Of what there is one or a pool, whoever calls. By name: not every server knows them. */
    private static final Set<String> SHARED_TYPES =
            Set.of("jakarta.servlet.Servlet", "jakarta.servlet.Filter", "java.util.EventListener");

    private static final Set<String> SHARED_ANNOTATIONS = Set.of(
            "jakarta.ejb.Stateless",
            "jakarta.ejb.Singleton",
            "jakarta.ejb.MessageDriven",
            "jakarta.ws.rs.ext.Provider",
            "jakarta.ws.rs.ApplicationPath");

    /** The lifetime of what a point gets, by the bean that has it; a bean that depends on others may live longer. */
    static Lifetime of(InjectionPoint point, BeanManager beans) {
        if (isHandedOver(point)) {
            return REQUEST;
        }
        Bean<?> bean = point.getBean();
        return bean == null ? of(point.getMember().getDeclaringClass()) : of(bean, beans);
    }

    /** The lifetime of a bean itself. */
    static Lifetime of(Bean<?> bean, BeanManager beans) {
        Class<? extends Annotation> scope = bean.getScope();
        if (scope == RequestScoped.class) {
            return REQUEST;
        }
        if (scope == Dependent.class) {
            return of(bean.getBeanClass());
        }
        return beans.isNormalScope(scope) && beans.isPassivatingScope(scope) ? PASSIVATING : LONGER;
    }

    /** The lifetime of an object of a class that is in no scope. */
    private static Lifetime of(Class<?> type) {
        boolean shared = Stream.of(type.getAnnotations())
                        .anyMatch(each -> SHARED_ANNOTATIONS.contains(
                                each.annotationType().getName()))
                || supertypes(type).anyMatch(each -> SHARED_TYPES.contains(each.getName()));
        return shared ? LONGER : REQUEST;
    }

    /** Whether it is the parameter of an observer or disposer: that gets its own at each call. */
    private static boolean isHandedOver(InjectionPoint point) {
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                && parameter.getDeclaringCallable() instanceof AnnotatedMethod<?> method
                && !method.isAnnotationPresent(Inject.class)
                && !method.isAnnotationPresent(Produces.class);
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Stream<Class<?>> here =
                Stream.concat(Stream.of(type), Stream.of(type.getInterfaces()).flatMap(Lifetime::supertypes));
        return type.getSuperclass() == null ? here : Stream.concat(here, supertypes(type.getSuperclass()));
    }
}
