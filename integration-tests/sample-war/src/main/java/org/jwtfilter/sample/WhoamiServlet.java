// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.sample;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Protected by a {@code security-constraint} in {@code web.xml}; it asks nothing itself. */
@WebServlet("/servlet/whoami")
public class WhoamiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .println("whoami: " + request.getRemoteUser() + ", admin: " + request.isUserInRole("admin"));
    }
}
