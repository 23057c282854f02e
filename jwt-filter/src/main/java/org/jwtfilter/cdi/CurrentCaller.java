// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.Presence;
import org.jwtfilter.exchange.KnownCaller;

/**
 * Who calls on this thread: the caller whom a token proved for the request, and whom Jakarta Security knows, be it through an
 * application's own mechanism or because the container took him along to another thread.
 */
final class CurrentCaller {
    private static final boolean JAKARTA_SECURITY =
            Presence.of("jakarta.security.enterprise.SecurityContext", CurrentCaller.class.getClassLoader());

    private final Optional<KnownCaller> byToken;
    private final @Nullable Container container;

    private CurrentCaller(Optional<KnownCaller> byToken, @Nullable Container container) {
        this.byToken = byToken;
        this.container = container;
    }

    static CurrentCaller find() {
        return new CurrentCaller(RequestCaller.find(), JAKARTA_SECURITY ? Container.find() : null);
    }

    boolean isKnown() {
        return byToken.isPresent() || container != null && container.security.getCallerPrincipal() != null;
    }

    boolean isInRole(String role) {
        return byToken.filter(caller -> caller.isInRole(role)).isPresent()
                || container != null && container.security.isCallerInRole(role);
    }

    /** Touched only where Jakarta Security is there. */
    private record Container(SecurityContext security) {
        static @Nullable Container find() {
            Instance<SecurityContext> security = CDI.current().select(SecurityContext.class);
            return security.isResolvable() ? new Container(security.get()) : null;
        }
    }
}
