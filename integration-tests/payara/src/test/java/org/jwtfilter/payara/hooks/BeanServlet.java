// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Open itself; handles nothing of what the beans behind it throw. */
@WebServlet(urlPatterns = "/bean/*", asyncSupported = true)
public class BeanServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Vault vault;

    @Inject
    private transient Ledger ledger;

    @Inject
    private transient jakarta.security.enterprise.SecurityContext security;

    @Inject
    private transient Principal principal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("async") != null) {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    answer(request.getPathInfo(), (HttpServletResponse) async.getResponse());
                } catch (IOException | RuntimeException e) {
                    ((HttpServletResponse) async.getResponse()).setStatus(HttpServletResponse.SC_FORBIDDEN);
                } finally {
                    async.complete();
                }
            });
        } else {
            answer(request.getPathInfo(), response);
        }
    }

    private void answer(String path, HttpServletResponse response) throws IOException {
        String said = switch (path) {
            case "/vault/admin" -> vault.admin();
            case "/vault/auditor" -> vault.auditor();
            case "/vault/any" -> vault.anyCaller();
            case "/vault/nobody" -> vault.nobody();
            case "/vault/everybody" -> vault.everybody();
            case "/ledger/admin" -> ledger.admin();
            case "/ledger/user" -> ledger.user();
            case "/ledger/nobody" -> ledger.nobody();
            case "/ledger/everybody" -> ledger.everybody();
            case "/principal" -> "seen: " + principal.getName();
            default -> security();
        };
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(said);
    }

    private String security() {
        Principal caller = security.getCallerPrincipal();
        return "seen: " + (caller == null ? "nobody" : caller.getName())
                + ", user: " + security.isCallerInRole("user")
                + ", unheard: " + security.isCallerInRole("unheard")
                + ", another: " + security.isCallerInRole("another");
    }
}
