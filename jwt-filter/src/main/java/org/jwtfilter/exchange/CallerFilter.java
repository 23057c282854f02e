// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.UnaryOperator;

/**
 * Wraps a request again that had a caller and lost its wrapper on the way: a container dispatches to error pages, and some
 * after {@code startAsync()}, with the request that it made itself. And answers 401 or 403 where a bean refused its caller and
 * nobody handled that. It verifies nothing.
 */
public final class CallerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<Runnable> asCaller;

    CallerFilter(UnaryOperator<Runnable> asCaller) {
        this.asCaller = asCaller;
    }

    /**
     * Puts it in front of whatever is dispatched to.
     *
     * @param asCaller makes a task run as the caller of the thread that asks, on whatever thread
     */
    public static void register(ServletContext context, UnaryOperator<Runnable> asCaller) {
        FilterRegistration.Dynamic filter = context.addFilter(CallerFilter.class.getName(), new CallerFilter(asCaller));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(new TaskRequest(withCaller(request, response), asCaller), response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !BeanRefusals.answer(e, request, response)) {
                throw e;
            }
        }
    }

    private static HttpServletRequest withCaller(HttpServletRequest request, HttpServletResponse response) {
        return KnownCaller.of(request)
                .filter(caller -> !isWrapped(request))
                .<HttpServletRequest>map(caller -> new CallerRequest(request, response, caller))
                .orElse(request);
    }

    private static boolean isWrapped(ServletRequest request) {
        ServletRequest each = request;
        while (each instanceof ServletRequestWrapper wrapper) {
            if (wrapper instanceof CallerRequest) {
                return true;
            }
            each = wrapper.getRequest();
        }
        return false;
    }
}
