// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.hook;

import jakarta.enterprise.concurrent.ContextService;
import java.util.function.UnaryOperator;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jwtfilter.config.Presence;

/** How a task takes the caller along to another thread: by Jakarta Concurrency, where it is there. */
final class CallerTasks {
    private CallerTasks() {}

    static UnaryOperator<Runnable> find(ClassLoader application) {
        return Presence.of("jakarta.enterprise.concurrent.ContextService", application)
                ? Concurrency::asCaller
                : UnaryOperator.identity();
    }

    /** Apart, so that it is not touched where the API is missing. */
    private static final class Concurrency {
        @SuppressWarnings("BanJNDI") // The name is fixed, and Jakarta EE knows no other way to its default service.
        static Runnable asCaller(Runnable task) {
            try {
                ContextService service = InitialContext.doLookup("java:comp/DefaultContextService");
                return service.createContextualProxy(task, Runnable.class);
            } catch (NamingException e) {
                throw new IllegalStateException("no task can take its caller along: " + e.getMessage(), e);
            }
        }
    }
}
