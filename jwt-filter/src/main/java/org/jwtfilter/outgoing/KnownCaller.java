// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.outgoing;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The caller of the request that this thread serves. */
final class KnownCaller {
    private KnownCaller() {}

    /** Null where there is none, or no way to ask. */
    static @Nullable Principal now() {
        try {
            return CDI.current().select(SecurityContext.class).get().getCallerPrincipal();
        } catch (RuntimeException | LinkageError e) {
            // No CDI, no Jakarta Security, no request: each with an exception of its own, and all mean nobody.
            return null;
        }
    }
}
