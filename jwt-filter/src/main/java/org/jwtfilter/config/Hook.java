// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.config;

import java.util.Locale;

/** The ways in which a container can learn who is calling. */
public enum Hook {
    /** The strongest of the others that the container offers. */
    AUTO,
    /** A mechanism of Jakarta Security 3.0. */
    MECHANISM,
    /** A server module of Jakarta Authentication 3.0. */
    MODULE,
    /** The servlet filter, before all paths. */
    FILTER;

    /** How {@code jwt.filter.hook} spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
