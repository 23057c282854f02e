// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.hooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** A mechanism that an application wrote itself: it believes a header field, and marks what it has seen. */
@ApplicationScoped
public class OwnMechanism implements HttpAuthenticationMechanism {
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        response.addHeader("X-Own-Mechanism", "validated");
        String name = request.getHeader("X-Own-User");
        if (name != null) {
            return context.notifyContainerAboutLogin(name, Set.of("user"));
        }
        if (context.isProtected()) {
            response.setHeader("WWW-Authenticate", "Own");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return context.doNothing();
    }

    @Override
    public AuthenticationStatus secureResponse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        request.getServletContext().log("own mechanism secured " + request.getRequestURI());
        return AuthenticationStatus.SUCCESS;
    }
}
