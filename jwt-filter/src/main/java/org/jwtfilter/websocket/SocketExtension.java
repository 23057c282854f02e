// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.websocket;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.config.ConfigReader;
import org.jwtfilter.config.MicroProfileSource;
import org.jwtfilter.config.Presence;

/**
 * Puts {@link OpenInterceptor} around the methods that open sockets, where the application has our configuration: in any other
 * its classes stay as they are.
 *
 * <p>{@code @OnOpen} itself becomes an interceptor binding. Containers make endpoints from the bare class, without what
 * extensions add to it, so that a binding of ours would not be seen; this one is on the method already.
 */
public class SocketExtension implements Extension {
    private @Nullable SocketExpiry expiry;

    void register(@Observes BeforeBeanDiscovery event) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        if (Presence.of("jakarta.websocket.OnOpen", application)
                && Presence.of("org.eclipse.microprofile.config.ConfigProvider", application)
                && ConfigReader.isWanted(MicroProfileSource.of(application))) {
            expiry = SocketExpiry.start(Clock.systemUTC());
            OpenBinding.add(event);
        }
    }

    void stop(@Observes BeforeShutdown event) {
        if (expiry != null) {
            expiry.close();
        }
    }

    /** A method, because CDI hands out a proxy of this object. */
    @Nullable
    SocketExpiry expiry() {
        return expiry;
    }
}
