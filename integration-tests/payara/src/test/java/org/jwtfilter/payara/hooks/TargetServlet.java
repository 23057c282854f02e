// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what it sees of the caller: called as it is, behind constraints of {@code web.xml}, dispatched to, or as an error page. */
@WebServlet(
        urlPatterns = {"/target", "/constraint/user", "/constraint/any", "/constraint/nobody", "/constraint/get"},
        asyncSupported = true)
public class TargetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(Sight.of(request));
    }
}
