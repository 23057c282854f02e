// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;
import org.jwtfilter.access.AccessRefusedException;
import org.jwtfilter.access.AccessRule.Verdict;
import org.jwtfilter.exchange.CallerFilter.Words;
import org.jwtfilter.wire.Challenge;

final class CallerFilterTest {
    private static final KnownCaller ALICE = new KnownCaller(new Named("alice"), Set.of("user"));

    private final Map<Object, Object> attributes = new HashMap<>();
    private final Map<Object, Object> contextAttributes = new HashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<HttpServletRequest> passedOn = new ArrayList<>();
    private final List<Optional<KnownCaller>> ranAs = new ArrayList<>();
    private Optional<Words> words = Optional.empty();
    private DispatcherType type = DispatcherType.REQUEST;
    private boolean committed;
    private int status = 200;

    private final ServletContext context =
            Fakes.of(ServletContext.class, (proxy, method, args) -> switch (method.getName()) {
                case "setAttribute" -> contextAttributes.put(args[0], args[1]);
                case "getAttribute" -> contextAttributes.get(args[0]);
                default -> null;
            });
    private final HttpServletRequest request =
            Fakes.of(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                case "setAttribute" -> attributes.put(args[0], args[1]);
                case "getAttribute" -> attributes.get(args[0]);
                case "getServletContext" -> this.context;
                case "getHeaders" -> null;
                case "getMethod" -> "GET";
                case "getDispatcherType" -> type;
                case "startAsync", "getAsyncContext" ->
                    Fakes.of(AsyncContext.class, (async, called, with) -> {
                        ((Runnable) with[0]).run();
                        return null;
                    });
                default -> null;
            });
    private final HttpServletResponse response =
            Fakes.of(HttpServletResponse.class, (proxy, method, args) -> switch (method.getName()) {
                case "isCommitted" -> committed;
                case "setStatus" -> status = (int) args[0];
                case "setHeader", "addHeader" -> headers.put((String) args[0], (String) args[1]);
                case "containsHeader" -> headers.containsKey((String) args[0]);
                default -> null;
            });

    CallerFilterTest() {
        Guard.on(context, new Challenge("orders"));
    }

    private void serve(ServletRequest incoming, FilterChain application) throws Exception {
        new CallerFilter(
                        task -> () -> {
                            ranAs.add(KnownCaller.of(request));
                            task.run();
                        },
                        words)
                .doFilter(incoming, response, application);
    }

    private static void quietly(ThrowingRunnable action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private static FilterChain throwing(Exception thrown) {
        return (behind, answered) -> {
            if (thrown instanceof ServletException servlet) {
                throw servlet;
            }
            throw (RuntimeException) thrown;
        };
    }

    private HttpServletRequest served(ServletRequest incoming) throws Exception {
        serve(incoming, (behind, answered) -> passedOn.add((HttpServletRequest) behind));
        return passedOn.get(0);
    }

    private static ServletRequest below(ServletRequest request) {
        return ((ServletRequestWrapper) request).getRequest();
    }

    @Test
    void wrapsARequestAgainThatLostItsCaller() throws Exception {
        ALICE.keepIn(request);

        assertThat(served(request).getRemoteUser()).isEqualTo("alice");
    }

    @Test
    void leavesARequestWithItsCallerAlone() throws Exception {
        HttpServletRequest wrapped = new HttpServletRequestWrapper(new CallerRequest(request, response, ALICE));

        assertThat(below(served(wrapped))).isSameAs(wrapped);
    }

    @Test
    void leavesARequestWithoutACallerAlone() throws Exception {
        HttpServletRequest served = served(request);

        assertThat(below(served)).isSameAs(request);
        assertThat(served.getRemoteUser()).isNull();
    }

    @Test
    void runsTasksAsTheCallerHoweverTheyAreStarted() throws Exception {
        ALICE.keepIn(request);
        HttpServletRequest served = served(request);
        List<Optional<KnownCaller>> tasks = new ArrayList<>();

        served.startAsync().start(() -> tasks.add(KnownCaller.ofTask()));
        served.startAsync(served, response).start(() -> tasks.add(KnownCaller.ofTask()));
        served.getAsyncContext().start(() -> tasks.add(KnownCaller.ofTask()));

        assertThat(tasks).containsExactly(Optional.of(ALICE), Optional.of(ALICE), Optional.of(ALICE));
        assertThat(ranAs).as("through the container's own way").hasSize(3);
        assertThat(KnownCaller.ofTask()).as("afterwards").isEmpty();
    }

    @Test
    void runsTasksAsNobodyWhereThereIsNoCaller() throws Exception {
        List<Optional<KnownCaller>> tasks = new ArrayList<>();
        HttpServletRequest served = served(request);

        KnownCaller.task(Optional.of(ALICE), () -> served.startAsync().start(() -> tasks.add(KnownCaller.ofTask())))
                .run();

        assertThat(tasks).containsExactly(Optional.empty());
    }

    @Test
    void forgetsTheCallerOfATaskThatFails() {
        Runnable failing = KnownCaller.task(Optional.of(ALICE), () -> {
            throw new IllegalStateException("x");
        });

        assertThatThrownBy(failing::run).hasMessage("x");
        assertThat(KnownCaller.ofTask()).isEmpty();
    }

    @Test
    void notesTheRequestWhileItIsServedAndNoLonger() throws Exception {
        List<Optional<ServletRequest>> noted = new ArrayList<>();
        HttpServletRequest inner = new HttpServletRequestWrapper(request);

        serve(request, (behind, answered) -> {
            noted.add(ServedRequest.find());
            quietly(() -> serve(inner, (deeper, said) -> noted.add(ServedRequest.find())));
            noted.add(ServedRequest.find());
        });

        assertThat(noted).containsExactly(Optional.of(request), Optional.of(inner), Optional.of(request));
        assertThat(ServedRequest.find()).isEmpty();
        assertThatThrownBy(() -> serve(request, throwing(new IllegalStateException("x"))))
                .hasMessage("x");
        assertThat(ServedRequest.find()).as("after a failure").isEmpty();
    }

    @Test
    void putsTheChallengeOnA401OfTheApplication() throws Exception {
        words = Optional.of(new Words(new Challenge("orders"), "Cookie"));

        serve(request, (behind, answered) -> ((HttpServletResponse) answered).setStatus(401));

        assertThat(status).isEqualTo(401);
        assertThat(headers)
                .containsEntry("WWW-Authenticate", "Bearer realm=\"orders\"")
                .containsEntry("Vary", "Cookie");
    }

    @Test
    void leavesWordsToWhoeverElseSaysThemAndToTheAnswerThatAnErrorPageIsAbout() throws Exception {
        serve(request, (behind, answered) -> ((HttpServletResponse) answered).setStatus(401));
        words = Optional.of(new Words(new Challenge("orders"), "Cookie"));
        type = DispatcherType.ERROR;
        serve(request, (behind, answered) -> ((HttpServletResponse) answered).setStatus(401));

        assertThat(headers).isEmpty();
    }

    @Test
    void answers401WhereABeanWantsACaller() throws Exception {
        serve(request, throwing(new ServletException(new AccessRefusedException("x", Verdict.UNKNOWN_CALLER))));

        assertThat(status).isEqualTo(401);
        assertThat(headers)
                .containsEntry("WWW-Authenticate", "Bearer realm=\"orders\"")
                .containsEntry("Cache-Control", "no-store");
    }

    @Test
    void answers403WhereABeanWantsAnother() throws Exception {
        ALICE.keepIn(request);

        serve(request, throwing(new IllegalStateException(new AccessRefusedException("x", Verdict.WRONG_CALLER))));

        assertThat(status).isEqualTo(403);
        assertThat(headers.get("WWW-Authenticate")).contains("insufficient_scope");
    }

    @Test
    void namesNoErrorOfATokenWhereNoneWasSent() throws Exception {
        serve(request, throwing(new AccessRefusedException("x", Verdict.WRONG_CALLER)));

        assertThat(status).isEqualTo(403);
        assertThat(headers).doesNotContainKey("WWW-Authenticate");
    }

    @Test
    void answersForEnterpriseBeansToo() throws Exception {
        serve(request, throwing(new ServletException(new EJBAccessException("x"))));
        assertThat(status).isEqualTo(401);

        ALICE.keepIn(request);
        serve(request, throwing(new EJBAccessException("x") {
            private static final long serialVersionUID = 1L;
        }));
        assertThat(status).isEqualTo(403);
    }

    @Test
    void passesOtherExceptionsOn() {
        for (Exception thrown :
                List.of(new IllegalStateException("x"), new ServletException(new SecurityException()))) {
            assertThatThrownBy(() -> serve(request, throwing(thrown))).isSameAs(thrown);
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void passesRefusalsOnWhereTheAnswerHasBegun() {
        committed = true;
        AccessRefusedException refused = new AccessRefusedException("x", Verdict.WRONG_CALLER);

        assertThatThrownBy(() -> serve(request, throwing(refused))).isSameAs(refused);
    }

    @Test
    void passesRefusalsOnWhereNobodyGuards() {
        contextAttributes.clear();
        AccessRefusedException refused = new AccessRefusedException("x", Verdict.WRONG_CALLER);

        assertThatThrownBy(() -> serve(request, throwing(refused))).isSameAs(refused);
    }

    @Test
    void survivesCausesThatGoInCircles() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThatThrownBy(() -> serve(request, throwing(first))).isSameAs(first);
    }
}
