// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import java.util.List;
import org.jwtfilter.httpbenchmark.app.GuardedResource;
import org.jwtfilter.httpbenchmark.app.LoginApplication;
import org.jwtfilter.httpbenchmark.app.OpenResource;
import org.jwtfilter.httpbenchmark.app.PlainApplication;

/** One of the applications that are held against each other. */
enum Variant {
    UNPROTECTED("unprotected", false, OpenResource.class, PlainApplication.class),
    OURS("jwt-filter", true, GuardedResource.class, PlainApplication.class),
    BUILT_IN("Payara's own", false, GuardedResource.class, LoginApplication.class);

    private final String label;
    private final boolean withOurJars;
    private final List<Class<?>> classes;

    Variant(String label, boolean withOurJars, Class<?>... classes) {
        this.label = label;
        this.withOurJars = withOurJars;
        this.classes = List.of(classes);
    }

    String label() {
        return label;
    }

    /** Whether jwt-filter is in its archive. */
    boolean hasOurJars() {
        return withOurJars;
    }

    /** Whether it turns away whoever has no token. */
    boolean isGuarded() {
        return this != UNPROTECTED;
    }

    List<Class<?>> classes() {
        return classes;
    }
}
