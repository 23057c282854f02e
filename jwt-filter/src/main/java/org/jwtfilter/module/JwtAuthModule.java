// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.module;

import static java.util.Objects.requireNonNull;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.Authenticator;
import org.jwtfilter.authn.CallerPrincipals;
import org.jwtfilter.authn.Outcome;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.exchange.Answers;
import org.jwtfilter.exchange.AuthenticationAsked;
import org.jwtfilter.exchange.CallerRequest;
import org.jwtfilter.exchange.KnownCaller;
import org.jwtfilter.exchange.NamedCaller;
import org.jwtfilter.exchange.ServletHead;

/** Tells the container who the bearer of a token is, on every request anew: there is no session. */
final class JwtAuthModule implements ServerAuthModule {
    private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";
    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    private final Authenticator authenticator;
    private final Optional<CallerPrincipals> principals;
    private @Nullable CallbackHandler container;

    JwtAuthModule(Authenticator authenticator, Optional<CallerPrincipals> principals) {
        this.authenticator = requireNonNull(authenticator, "authenticator");
        this.principals = requireNonNull(principals, "principals");
    }

    @Override
    public void initialize(
            MessagePolicy request, MessagePolicy response, CallbackHandler handler, Map<String, Object> options) {
        this.container = handler;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
    }

    @Override
    public AuthStatus validateRequest(MessageInfo exchange, Subject client, Subject service) throws AuthException {
        HttpServletRequest request = (HttpServletRequest) exchange.getRequestMessage();
        HttpServletResponse response = (HttpServletResponse) exchange.getResponseMessage();
        Outcome outcome = authenticator.authenticate(new ServletHead(request));
        if (outcome instanceof Outcome.Authenticated authenticated) {
            KnownCaller caller = new KnownCaller(
                    principal(authenticated), authenticated.caller().roles());
            tell(
                    new CallerPrincipalCallback(client, caller.principal()),
                    new GroupPrincipalCallback(client, caller.roles().toArray(String[]::new)));
            Answers.isFor(caller, request, response);
            if (isWanted(exchange, request)) {
                Answers.expectRefusal(authenticator.rightsWanted(), request, response);
            }
            exchange.getMap().put(AUTH_TYPE, CallerRequest.AUTH_TYPE);
            exchange.setRequestMessage(new CallerRequest(request, response, caller));
            return AuthStatus.SUCCESS;
        }
        if (outcome instanceof Outcome.Refused refused) {
            return send(refused.refusal(), request, response);
        }
        if (outcome instanceof Outcome.Unavailable unavailable) {
            return send(unavailable.refusal(), request, response);
        }
        if (isWanted(exchange, request)) {
            return send(authenticator.credentialsWanted(), request, response);
        }
        tell(new CallerPrincipalCallback(client, (Principal) null));
        return AuthStatus.SUCCESS;
    }

    @Override
    public AuthStatus secureResponse(MessageInfo exchange, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo exchange, Subject subject) {
        subject.getPrincipals().clear();
    }

    /** Whether the container wants a caller. Payara asks in its name before {@code @PermitAll}, too, where nobody is welcome. */
    private static boolean isWanted(MessageInfo exchange, HttpServletRequest request) {
        return Boolean.parseBoolean(String.valueOf(exchange.getMap().get(MANDATORY)))
                && !AuthenticationAsked.by(request);
    }

    private Principal principal(Outcome.Authenticated authenticated) {
        return principals
                .<Principal>map(known -> known.of(authenticated.caller(), authenticated.token()))
                .orElseGet(() -> new NamedCaller(authenticated.caller(), authenticated.token()));
    }

    private void tell(Callback... callbacks) throws AuthException {
        try {
            requireNonNull(container, "not initialised").handle(callbacks);
        } catch (IOException | UnsupportedCallbackException e) {
            throw (AuthException) new AuthException("the container does not take the caller").initCause(e);
        }
    }

    private static AuthStatus send(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        Answers.send(refusal, request, response);
        return AuthStatus.SEND_FAILURE;
    }
}
