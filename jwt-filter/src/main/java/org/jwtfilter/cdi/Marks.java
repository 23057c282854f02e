// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.Interceptor;

/**
 * Annotations that {@link AccessExtension} puts on our classes. Standing there by themselves, they would make the jar an archive
 * with beans, and switch CDI on in applications that have none.
 */
@SuppressWarnings("ClassExplicitlyAnnotation") // CDI's own way to make an annotation.
final class Marks {
    static final AnnotationLiteral<Interceptor> INTERCEPTOR = new InterceptorMark();
    static final AnnotationLiteral<Priority> BEFORE_OTHER_ALTERNATIVES = new PriorityMark();

    private Marks() {}

    private static final class PriorityMark extends AnnotationLiteral<Priority> implements Priority {
        private static final long serialVersionUID = 1L;

        @Override
        public int value() {
            return Integer.MAX_VALUE;
        }
    }

    private static final class InterceptorMark extends AnnotationLiteral<Interceptor> implements Interceptor {
        private static final long serialVersionUID = 1L;
    }
}
