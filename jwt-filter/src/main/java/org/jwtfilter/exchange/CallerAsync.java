// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a request starts on another thread as the request's caller. A pooled thread of Payara 6 keeps the caller of the request
 * for which it was made, and would lend him to all others.
 */
final class CallerAsync implements AsyncContext {
    private final AsyncContext container;
    private final UnaryOperator<Runnable> asCaller;

    CallerAsync(AsyncContext container, UnaryOperator<Runnable> asCaller) {
        this.container = requireNonNull(container, "container");
        this.asCaller = requireNonNull(asCaller, "asCaller");
    }

    @Override
    public void start(Runnable task) {
        container.start(asCaller.apply(task));
    }

    @Override
    public ServletRequest getRequest() {
        return container.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return container.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return container.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        container.dispatch();
    }

    @Override
    public void dispatch(String path) {
        container.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        container.dispatch(context, path);
    }

    @Override
    public void complete() {
        container.complete();
    }

    @Override
    public void addListener(AsyncListener listener) {
        container.addListener(listener);
    }

    @Override
    public void addListener(
            AsyncListener listener, @Nullable ServletRequest request, @Nullable ServletResponse response) {
        container.addListener(listener, request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return container.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        container.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return container.getTimeout();
    }
}
