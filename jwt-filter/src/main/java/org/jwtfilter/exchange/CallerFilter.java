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
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.wire.Challenge;

/**
 * Wraps a request again that had a caller and lost its wrapper on the way: a container dispatches to error pages, and some
 * after {@code startAsync()}, with the request that it made itself. Answers 401 or 403 where a bean refused its caller and nobody
 * handled that. And, where the container authenticates, puts the challenge on 401s and 403s that leave the application without
 * one; Payara's filter for {@code @RolesAllowed}, for one, says no word about how to do better. It verifies nothing.
 *
 * <p>One filter for all of it: Payara tells its listeners of each, which costs some microseconds.
 */
public final class CallerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<Runnable> asCaller;
    private final transient Optional<Words> words;

    /**
     * What is put on an answer.
     *
     * @param vary the fields on which it depends, for example {@code Authorization}
     */
    public record Words(Challenge challenge, String vary) {}

    CallerFilter(UnaryOperator<Runnable> asCaller, Optional<Words> words) {
        this.asCaller = asCaller;
        this.words = words;
    }

    /**
     * Puts it in front of whatever is dispatched to.
     *
     * @param asCaller makes a task run as the caller of the thread that asks, on whatever thread
     * @param words empty where somebody else puts them on the answer
     */
    public static void register(ServletContext context, UnaryOperator<Runnable> asCaller, Optional<Words> words) {
        FilterRegistration.Dynamic filter =
                context.addFilter(CallerFilter.class.getName(), new CallerFilter(asCaller, words));
        if (filter != null) {
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), false, "/*");
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletResponse answer = withWords(request, response);
        @Nullable ServletRequest before = ServedRequest.begin(request);
        try {
            chain.doFilter(new TaskRequest(withCaller(request, answer), asCaller), answer);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !BeanRefusals.answer(e, request, answer)) {
                throw e;
            }
        } finally {
            ServedRequest.end(before);
        }
    }

    /** An error page has the answer that it is about, with all that was put on it. */
    private HttpServletResponse withWords(HttpServletRequest request, HttpServletResponse response) {
        return words.isEmpty() || request.getDispatcherType() == DispatcherType.ERROR
                ? response
                : new ChallengingResponse(
                        request, response, words.get().challenge(), words.get().vary());
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
