// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.access.AccessRefusedException;
import org.jwtfilter.access.AccessRule;
import org.jwtfilter.access.AccessRule.Verdict;

/** Lets a call through to a bean's method only if the method's annotations do. Before a transaction begins. */
@Restricted
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class AccessInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Beans of Weld are.
    private final @Nullable Bean<?> intercepted;

    @Inject
    AccessInterceptor(@Intercepted Bean<?> intercepted) {
        this.intercepted = intercepted;
    }

    /** @throws AccessRefusedException if they do not */
    @AroundInvoke
    @Nullable
    Object check(InvocationContext invocation) throws Exception {
        Method method = invocation.getMethod();
        Class<?> type = intercepted == null ? method.getDeclaringClass() : intercepted.getBeanClass();
        CurrentCaller caller = CurrentCaller.find();
        Verdict verdict = AccessRule.of(type, method).verdict(caller.isKnown(), caller::isInRole);
        if (verdict != Verdict.ALLOWED) {
            throw new AccessRefusedException(type.getSimpleName() + "." + method.getName(), verdict);
        }
        return invocation.proceed();
    }
}
