// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.sample;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to everybody itself; the bean behind it is not. */
@WebServlet("/ejb/admin")
public class EjbServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient AdminBean admin;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String greeting;
        try {
            greeting = admin.greeting();
        } catch (EJBAccessException e) {
            boolean anonymous = request.getUserPrincipal() == null;
            response.setStatus(anonymous ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(greeting);
    }
}
