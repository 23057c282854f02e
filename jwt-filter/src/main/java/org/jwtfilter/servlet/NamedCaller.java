// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.servlet;

import java.security.Principal;

/** The principal where the container offers no richer type. */
record NamedCaller(String name) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
