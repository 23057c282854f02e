// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open page that hands its request on as the query says: {@code ?forward=/guarded/whoami}. */
@WebServlet(value = "/open/dispatch", asyncSupported = true)
public class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String query = request.getQueryString();
        String how = query.substring(0, query.indexOf('='));
        String where = query.substring(query.indexOf('=') + 1);
        switch (how) {
            case "forward" -> request.getRequestDispatcher(where).forward(request, response);
            case "include" -> request.getRequestDispatcher(where).include(request, response);
            case "async" -> request.startAsync().dispatch(where);
            case "asyncWrapped" -> request.startAsync(request, response).dispatch(where);
            default -> response.sendError(Integer.parseInt(where));
        }
    }
}
