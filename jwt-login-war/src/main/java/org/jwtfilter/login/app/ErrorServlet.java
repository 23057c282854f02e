// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jwtfilter.login.oauth.OAuthError;

/** Words the errors that the container finds before JAX-RS sees the request, for example a Content-Type that is no media type. */
@WebServlet("/container-error")
public class ErrorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean dispatched = request.getDispatcherType() == DispatcherType.ERROR;
        Object status = dispatched ? request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : null;
        OAuthError error = ErrorMapper.ofStatus(status instanceof Integer number ? number : 404);
        response.setStatus(error.status());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json");
        response.getOutputStream().write(error.toJson().getBytes(StandardCharsets.US_ASCII));
    }
}
