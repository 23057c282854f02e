// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Open to everybody; says what it sees, or what is seen where it sends the request on. */
@WebServlet(urlPatterns = "/dispatch/*", asyncSupported = true)
public class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            say(request, response);
            return;
        }
        switch (request.getPathInfo()) {
            case "/forward" -> request.getRequestDispatcher("/target").forward(request, response);
            case "/forward-constraint" ->
                request.getRequestDispatcher("/constraint/nobody").forward(request, response);
            case "/include" -> request.getRequestDispatcher("/target").include(request, response);
            case "/error" -> response.sendError(HttpServletResponse.SC_CONFLICT);
            case "/exception" -> throw new IllegalStateException("meant to be seen by the error page");
            case "/async" -> onAnotherThread(request.startAsync());
            case "/async-both" -> onAnotherThread(request.startAsync(request, response));
            case "/async-dispatch" -> request.startAsync().dispatch();
            case "/async-dispatch-both" -> request.startAsync(request, response).dispatch();
            case "/async-dispatch-path" -> request.startAsync().dispatch("/target");
            case "/async-dispatch-forward" -> {
                request.setAttribute("on", "/dispatch/async-dispatch-path");
                request.getRequestDispatcher("/dispatch/async-dispatch").forward(request, response);
            }
            case "/logout" -> {
                request.logout();
                say(request, response);
            }
            case "/authenticate" -> {
                if (request.authenticate(response)) {
                    say(request, response);
                }
            }
            default -> say(request, response);
        }
    }

    private static void say(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(Sight.of(request));
    }

    private static void onAnotherThread(AsyncContext async) {
        async.start(() -> {
            try {
                say((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                async.complete();
            }
        });
    }
}
