// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets everybody pass to the bean, and tells what the bean says. */
@WebServlet("/ejb/*")
public class BeanServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ContractBean bean;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String said = switch (Echo.resource(request)) {
                case "open" -> bean.open();
                case "user" -> bean.user();
                default -> bean.admin();
            };
            Echo.send(said, response);
        } catch (EJBAccessException e) {
            response.setStatus(request.getUserPrincipal() == null ? 401 : 403);
        }
    }
}
