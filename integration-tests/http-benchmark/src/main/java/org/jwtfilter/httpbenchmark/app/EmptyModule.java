// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.httpbenchmark.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Looks at nothing and says that it is always the same user: what is left is the container's own cost of having a module. */
@WebListener
@DeclareRoles("user")
public class EmptyModule implements ServletContextListener, ServerAuthModule {
    private CallbackHandler container = callbacks -> {};

    @Override
    public void contextInitialized(ServletContextEvent event) {
        AuthConfigFactory.getFactory().registerServerAuthModule(this, event.getServletContext());
    }

    @Override
    public void initialize(
            MessagePolicy request, MessagePolicy response, CallbackHandler handler, Map<String, Object> options) {
        container = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    @Override
    public AuthStatus validateRequest(MessageInfo exchange, Subject client, Subject service) throws AuthException {
        try {
            container.handle(new Callback[] {
                new CallerPrincipalCallback(client, "user-0@example.org"),
                new GroupPrincipalCallback(client, new String[] {"user", "clerk", "sales", "europe", "first-floor"})
            });
            return AuthStatus.SUCCESS;
        } catch (IOException | UnsupportedCallbackException e) {
            throw new AuthException("the container does not take the caller", e);
        }
    }

    @Override
    public AuthStatus secureResponse(MessageInfo exchange, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo exchange, Subject subject) {
        subject.getPrincipals().clear();
    }
}
