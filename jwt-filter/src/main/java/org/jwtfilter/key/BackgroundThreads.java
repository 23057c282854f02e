// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Threads of our own in somebody else's server. They do not keep the JVM up, and they do not inherit the context class loader
 * of whoever happened to start them, which would keep a web application in memory after its end.
 */
public final class BackgroundThreads {
    private BackgroundThreads() {}

    /** Makes daemon threads of this name. */
    public static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
            return thread;
        };
    }

    /** Makes something that starts threads by itself, and in its own way. */
    static <T> T detached(Supplier<T> maker) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return maker.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
