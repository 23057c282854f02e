// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** What a container would have under JNDI names. */
public final class TestNames implements InitialContextFactory {
    static final Map<String, Object> NAMED = new ConcurrentHashMap<>();

    // The type is JNDI's.
    @SuppressWarnings("JdkObsolete")
    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (self, method, arguments) -> {
                    if (!method.getName().equals("lookup")) {
                        return null;
                    }
                    Object found = NAMED.get(String.valueOf(arguments[0]));
                    if (found == null) {
                        throw new NameNotFoundException(String.valueOf(arguments[0]));
                    }
                    return found;
                });
    }
}
