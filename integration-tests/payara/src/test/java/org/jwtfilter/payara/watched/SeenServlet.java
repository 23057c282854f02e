// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.watched;

import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells anybody what was seen. */
@WebServlet("/seen")
@DeclareRoles({"user", "admin"})
public class SeenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Watcher watcher;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        for (String line : watcher.seen()) {
            response.getWriter().println(line);
        }
    }
}
