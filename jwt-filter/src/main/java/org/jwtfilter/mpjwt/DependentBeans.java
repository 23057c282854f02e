// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows beans without a scope of their own: they live as long as the bean that they are injected into. */
final class DependentBeans {
    private final List<InjectionPoint> claims;
    private final BeanManager beans;
    private final Set<Bean<?>> seen = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private DependentBeans(List<InjectionPoint> claims, BeanManager beans) {
        this.claims = claims;
        this.beans = beans;
    }

    /**
     * A sentence for each claim that would outlive its request.
     *
     * @param claims those that are fixed once injected
     */
    static List<String> problems(List<InjectionPoint> claims, BeanManager beans) {
        List<InjectionPoint> dependent =
                claims.stream().filter(DependentBeans::isIn).toList();
        if (dependent.isEmpty()) {
            return List.of();
        }
        DependentBeans search = new DependentBeans(dependent, beans);
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (Lifetime.of(bean, beans) != Lifetime.REQUEST) {
                search.follow(bean, bean);
            }
        }
        return search.problems;
    }

    private static boolean isIn(InjectionPoint claim) {
        return claim.getBean() != null && claim.getBean().getScope() == Dependent.class;
    }

    private void follow(Bean<?> bean, Bean<?> holder) {
        for (InjectionPoint point : bean.getInjectionPoints()) {
            Annotation[] qualifiers = point.getQualifiers().toArray(Annotation[]::new);
            Bean<?> part = point.isDelegate() ? null : beans.resolve(beans.getBeans(point.getType(), qualifiers));
            if (part != null && part.getScope() == Dependent.class && seen.add(part)) {
                for (InjectionPoint claim : claims) {
                    if (part.equals(claim.getBean())) {
                        problems.add(InjectedClaims.outlives(
                                claim, "it is part of " + holder.getBeanClass().getName() + ", which"));
                    }
                }
                follow(part, holder);
            }
        }
    }
}
