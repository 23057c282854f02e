// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.function.UnaryOperator;

/** A request whose asynchronous tasks run as its caller, or as nobody where it has none; see {@link CallerAsync}. */
final class TaskRequest extends HttpServletRequestWrapper {
    private final UnaryOperator<Runnable> asCaller;

    TaskRequest(HttpServletRequest request, UnaryOperator<Runnable> asCaller) {
        super(request);
        this.asCaller = asCaller;
    }

    @Override
    public AsyncContext startAsync() {
        return async(super.startAsync());
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return async(super.startAsync(request, response));
    }

    @Override
    public AsyncContext getAsyncContext() {
        return async(super.getAsyncContext());
    }

    private AsyncContext async(AsyncContext container) {
        return new CallerAsync(container, task -> asCaller.apply(KnownCaller.task(KnownCaller.of(this), task)));
    }
}
