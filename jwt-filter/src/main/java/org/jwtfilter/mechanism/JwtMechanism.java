// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.authn.Authenticator;
import org.jwtfilter.authn.Outcome;
import org.jwtfilter.authn.Refusal;
import org.jwtfilter.caller.Caller;
import org.jwtfilter.exchange.Answers;
import org.jwtfilter.exchange.CallerRequest;
import org.jwtfilter.exchange.KnownCaller;
import org.jwtfilter.exchange.ServletHead;

/**
 * Tells the container who the bearer of a token is, on every request anew: there is no session. A request without a token is
 * left to the application's own mechanism if it has one.
 */
public class JwtMechanism implements HttpAuthenticationMechanism {
    private final @Nullable MechanismExtension extension;

    /** For the client proxy that CDI makes. */
    protected JwtMechanism() {
        this.extension = null;
    }

    @Inject
    public JwtMechanism(MechanismExtension extension) {
        this.extension = extension;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        MechanismExtension started = requireNonNull(extension, "made by CDI");
        Authenticator authenticator = started.authenticator();
        Outcome outcome = authenticator.authenticate(new ServletHead(request));
        if (outcome instanceof Outcome.Authenticated authenticated) {
            Caller caller = authenticated.caller();
            Principal principal = started.principals()
                    .<Principal>map(kinds -> kinds.of(caller, authenticated.token()))
                    .orElseGet(() -> new BearerPrincipal(caller, authenticated.token()));
            KnownCaller known = new KnownCaller(principal, caller.roles());
            Answers.isFor(known, request, response);
            // Where the application itself asks for authentication it also answers itself, and nobody would take this
            // back.
            if (context.isProtected() && !context.isAuthenticationRequest()) {
                Answers.expectRefusal(authenticator.rightsWanted(), request, response);
            }
            context.setRequest(new CallerRequest(request, response, known));
            return context.notifyContainerAboutLogin(principal, caller.roles());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return send(refused.refusal(), request, response);
        }
        if (outcome instanceof Outcome.Unavailable unavailable) {
            return send(unavailable.refusal(), request, response);
        }
        Optional<HttpAuthenticationMechanism> other = started.other().get();
        if (other.isPresent()) {
            return other.get().validateRequest(request, response, context);
        }
        // Payara answers an empty 200 where a mechanism does nothing for a protected resource. But its own filter for
        // Jakarta REST asks for authentication before @PermitAll, too, and there the caller may stay anonymous.
        if (context.isProtected() && !context.isAuthenticationRequest()) {
            return send(authenticator.credentialsWanted(), request, response);
        }
        return context.doNothing();
    }

    @Override
    public AuthenticationStatus secureResponse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<HttpAuthenticationMechanism> other = otherThanToken(request);
        return other.isPresent()
                ? other.get().secureResponse(request, response, context)
                : HttpAuthenticationMechanism.super.secureResponse(request, response, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<HttpAuthenticationMechanism> other = otherThanToken(request);
        if (other.isPresent()) {
            other.get().cleanSubject(request, response, context);
        } else {
            HttpAuthenticationMechanism.super.cleanSubject(request, response, context);
        }
    }

    /** The application's own mechanism, unless it was a token that made the caller known. */
    private Optional<HttpAuthenticationMechanism> otherThanToken(HttpServletRequest request) {
        return KnownCaller.of(request).isPresent()
                ? Optional.empty()
                : requireNonNull(extension, "made by CDI").other().get();
    }

    private static AuthenticationStatus send(
            Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
        // Not responseUnauthorized: the server's error page would name its version.
        Answers.send(refusal, request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }
}
