// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Protects itself: it asks Jakarta Security who is calling and what he may do. */
@WebServlet("/asking/*")
public class AskingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String resource = Echo.resource(request);
        if (resource.equals("open") || security.isCallerInRole(resource)) {
            Echo.send(Echo.of(security.getCallerPrincipal(), security::isCallerInRole), response);
        } else {
            response.setStatus(security.getCallerPrincipal() == null ? 401 : 403);
        }
    }
}
