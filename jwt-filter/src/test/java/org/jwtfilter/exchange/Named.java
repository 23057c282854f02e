// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import java.security.Principal;

/** A principal of which nothing but the name matters. */
record Named(String name) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
