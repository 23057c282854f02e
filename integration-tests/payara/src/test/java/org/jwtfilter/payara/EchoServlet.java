// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what the request says of its caller. Deployed behind the plain filter. */
@WebServlet({"/guarded/whoami", "/lenient/whoami", "/open/whoami"})
public class EchoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .printf(
                        "whoami: %s, user: %s, admin: %s, type: %s%n",
                        request.getRemoteUser(),
                        request.isUserInRole("user"),
                        request.isUserInRole("admin"),
                        request.getAuthType());
    }
}
