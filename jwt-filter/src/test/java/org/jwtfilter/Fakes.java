// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Stand-ins for the wide interfaces of the servlet API, of which a test needs two or three methods. */
public final class Fakes {
    private Fakes() {}

    public static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Fakes.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
