// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Binds {@link AccessInterceptor} to a method. {@link AccessExtension} puts it on; the interceptor then looks at the annotations
 * themselves.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Restricted {
    /** The one there is. */
    @SuppressWarnings("ClassExplicitlyAnnotation") // CDI's own way to make an annotation.
    final class Literal extends AnnotationLiteral<Restricted> implements Restricted {
        private static final long serialVersionUID = 1L;

        static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
