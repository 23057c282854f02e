// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mpjwt;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * All places of an application where a claim is injected, held against the rules of MicroProfile JWT 2.1 section 7.2: one
 * name, a type that is listed, and a bean in which the claim cannot outlive its request.
 */
final class InjectedClaims {
    private final List<InjectionPoint> points = Collections.synchronizedList(new ArrayList<>());

    /** Notes a place if a claim is injected there. */
    void note(InjectionPoint point) {
        if (ClaimQualifier.at(point).isPresent()) {
            points.add(point);
        }
    }

    int count() {
        return points.size();
    }

    /** Everything that is wrong, a sentence each. All beans must be known. */
    List<String> problems(BeanManager beans) {
        List<String> problems = new ArrayList<>();
        List<InjectionPoint> fixed = new ArrayList<>();
        for (InjectionPoint point : List.copyOf(points)) {
            Optional<ClaimShape> shape = ClaimShape.of(point.getType());
            if (shape.isPresent()) {
                nameProblem(point).ifPresent(problems::add);
                lifetimeProblem(point, shape.get(), Lifetime.of(point, beans)).ifPresent(problems::add);
                if (shape.get().fixed()) {
                    fixed.add(point);
                }
            } else if (!isTheApplicationsOwn(point, beans)) {
                problems.add(place(point) + ": a claim cannot be injected as "
                        + point.getType().getTypeName() + "; accepted are " + ClaimShape.ACCEPTED);
            }
        }
        problems.addAll(DependentBeans.problems(fixed, beans));
        return problems;
    }

    /** A claim that is fixed once injected, in something that lives longer. */
    static String outlives(InjectionPoint point, String holder) {
        String type = point.getType().getTypeName();
        return place(point) + ": " + holder
                + " lives longer than a request, and all other callers would be shown the claim of"
                + " one; inject a ClaimValue or Provider of " + type;
    }

    private static Optional<String> nameProblem(InjectionPoint point) {
        ClaimQualifier claim = ClaimQualifier.at(point).orElseThrow();
        return claim.name().isPresent()
                ? Optional.empty()
                : Optional.of(
                        place(point) + ": " + claim + " must name one claim, by value, by standard, or by both alike");
    }

    private static Optional<String> lifetimeProblem(InjectionPoint point, ClaimShape shape, Lifetime lifetime) {
        if (lifetime == Lifetime.PASSIVATING) {
            return Optional.of(place(point) + ": a bean that may be written to a session store cannot have a claim;"
                    + " inject JsonWebToken");
        }
        return lifetime == Lifetime.LONGER && shape.fixed()
                ? Optional.of(outlives(point, "the bean"))
                : Optional.empty();
    }

    /** An application may have beans of its own with the qualifier, for types that we do not know. */
    private static boolean isTheApplicationsOwn(InjectionPoint point, BeanManager beans) {
        Annotation[] qualifiers = point.getQualifiers().toArray(Annotation[]::new);
        return beans.getBeans(ClaimShape.made(point.getType()), qualifiers).stream()
                .anyMatch(bean -> bean.getBeanClass() != ClaimProducers.class);
    }

    private static String place(InjectionPoint point) {
        return point.getMember().getDeclaringClass().getName() + "."
                + point.getMember().getName();
    }
}
