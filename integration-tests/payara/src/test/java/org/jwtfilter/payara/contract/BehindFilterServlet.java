// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.contract;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Behind the plain filter, which says who is calling; what he may do is asked here. */
@WebServlet("/behind/*")
public class BehindFilterServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String resource = Echo.resource(request);
        if (resource.equals("open") || request.isUserInRole(resource)) {
            Echo.send(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
