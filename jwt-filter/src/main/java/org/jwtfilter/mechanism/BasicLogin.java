// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.mechanism;

import jakarta.security.auth.message.callback.PasswordValidationCallback;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.wire.Challenge;

/**
 * {@code BASIC} as {@code login-config} in {@code web.xml} has it: the server's own users. The container leaves it to the mechanism
 * where there is one.
 */
final class BasicLogin implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Basic ";

    /** What is sent in this scheme and is no name and password. */
    private static final String[] NOBODY = {"", ""};

    private final String realm;

    BasicLogin(String realm) {
        this.realm = Challenge.isRealm(realm) ? realm : "server";
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<String[]> pair = pair(request.getHeader("Authorization"));
        if (pair.isPresent() && pair.get() != NOBODY && isValid(pair.get()[0], pair.get()[1], context)) {
            return context.notifyContainerAboutLogin(pair.get()[0], Set.of());
        }
        if (context.isProtected() && !context.isAuthenticationRequest() || pair.isPresent()) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"" + realm + "\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return context.doNothing();
    }

    private static boolean isValid(String name, String password, HttpMessageContext context)
            throws AuthenticationException {
        PasswordValidationCallback validation =
                new PasswordValidationCallback(context.getClientSubject(), name, password.toCharArray());
        try {
            context.getHandler().handle(new Callback[] {validation});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new AuthenticationException("the server does not check passwords", e);
        } finally {
            validation.clearPassword();
        }
        return validation.getResult();
    }

    /** Name and password (RFC 7617 section 2), empty if it is not that scheme. */
    private static Optional<String[]> pair(@Nullable String field) {
        if (field == null || !field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            String text = new String(
                    Base64.getDecoder().decode(field.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return Optional.of(colon < 0 ? NOBODY : new String[] {text.substring(0, colon), text.substring(colon + 1)});
        } catch (IllegalArgumentException e) {
            return Optional.of(NOBODY);
        }
    }
}
