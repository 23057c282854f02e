// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.websocket;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Watches over each socket from the moment it opens. */
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class OpenInterceptor {
    private static final Logger LOG = System.getLogger(OpenInterceptor.class.getName());

    private final SocketExtension extension;

    @Inject
    public OpenInterceptor(SocketExtension extension) {
        this.extension = extension;
    }

    /** A socket whose token has just expired is closed, and the endpoint never hears of it. */
    @AroundInvoke
    public @Nullable Object open(InvocationContext context) throws Exception {
        for (Object parameter : context.getParameters()) {
            if (parameter instanceof Session session) {
                return requireNonNull(extension.expiry(), "started").watch(session) ? context.proceed() : null;
            }
        }
        LOG.log(
                Level.WARNING,
                "{0} does not take the Session, so that its sockets stay open when tokens expire; give it that parameter",
                context.getMethod());
        return context.proceed();
    }
}
