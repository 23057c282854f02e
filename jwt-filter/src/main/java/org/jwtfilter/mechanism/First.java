// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.annotation.Priority;
import jakarta.enterprise.util.AnnotationLiteral;

/** Before all other alternatives. */
@SuppressWarnings("ClassExplicitlyAnnotation") // CDI's own way to make an annotation.
final class First extends AnnotationLiteral<Priority> implements Priority {
    private static final long serialVersionUID = 1L;

    static final First INSTANCE = new First();

    private First() {}

    @Override
    public int value() {
        return Integer.MAX_VALUE;
    }
}
