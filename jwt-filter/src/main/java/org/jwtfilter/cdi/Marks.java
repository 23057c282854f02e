// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.decorator.Decorator;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.Interceptor;

/**
 * Annotations that {@link AccessExtension} puts on our classes. Standing there by themselves, they would make the jar an archive
 * with beans, and switch CDI on in applications that have none.
 */
@SuppressWarnings("ClassExplicitlyAnnotation") // CDI's own way to make an annotation.
final class Marks {
    static final AnnotationLiteral<Interceptor> INTERCEPTOR = new InterceptorMark();
    static final AnnotationLiteral<Decorator> DECORATOR = new DecoratorMark();

    private Marks() {}

    private static final class InterceptorMark extends AnnotationLiteral<Interceptor> implements Interceptor {
        private static final long serialVersionUID = 1L;
    }

    private static final class DecoratorMark extends AnnotationLiteral<Decorator> implements Decorator {
        private static final long serialVersionUID = 1L;
    }
}
