// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark;

import java.util.List;
import org.jwtfilter.httpbenchmark.app.EmptyModule;
import org.jwtfilter.httpbenchmark.app.GuardedResource;
import org.jwtfilter.httpbenchmark.app.LoginApplication;
import org.jwtfilter.httpbenchmark.app.OpenResource;
import org.jwtfilter.httpbenchmark.app.PlainApplication;

/** One of the applications that are held against each other. */
enum Variant {
    UNPROTECTED("unprotected", "", false, OpenResource.class, PlainApplication.class),
    EMPTY("empty module", "", false, GuardedResource.class, PlainApplication.class, EmptyModule.class),
    OURS("jwt-filter", "jwt.filter.hook=auto", true, GuardedResource.class, PlainApplication.class),
    AS_FILTER("jwt-filter, as filter", "jwt.filter.hook=filter", true, GuardedResource.class, PlainApplication.class),
    BUILT_IN("Payara's own", "", true, GuardedResource.class, LoginApplication.class);

    private final String label;
    private final String setting;
    private final boolean readsTokens;
    private final List<Class<?>> classes;

    Variant(String label, String setting, boolean readsTokens, Class<?>... classes) {
        this.label = label;
        this.setting = setting;
        this.readsTokens = readsTokens;
        this.classes = List.of(classes);
    }

    String label() {
        return label;
    }

    /** A line of its configuration, beside the issuer's; empty if there is none. */
    String setting() {
        return setting;
    }

    /** Whether jwt-filter is in its archive. */
    boolean hasOurJars() {
        return this == OURS || this == AS_FILTER;
    }

    /** Whether it turns away whoever has no token. */
    boolean readsTokens() {
        return readsTokens;
    }

    List<Class<?>> classes() {
        return classes;
    }
}
