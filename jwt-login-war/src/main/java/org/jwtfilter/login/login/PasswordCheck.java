// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import java.util.Optional;
import java.util.function.Supplier;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.throttle.Attempt;
import org.jwtfilter.login.throttle.LoginPermits;
import org.jwtfilter.login.throttle.LoginThrottle;
import org.jwtfilter.login.throttle.Source;

/** The door before every look at a password, whatever it is wanted for: leave to try, and what becomes of the attempt. */
public final class PasswordCheck {
    private final LoginThrottle throttle;
    private final LoginPermits permits;
    private final AuditTrail audit;

    public PasswordCheck(LoginThrottle throttle, LoginPermits permits, AuditTrail audit) {
        this.throttle = throttle;
        this.permits = permits;
        this.audit = audit;
    }

    /**
     * What {@code question} finds for a right password.
     *
     * @param question empty for wrong credentials
     * @throws OAuthException {@code invalid_grant} with 401 for wrong credentials, 429 after too many of those, 503 while others are looked at
     */
    <T> T require(LoginRequest request, Source source, String client, Supplier<Optional<T>> question) {
        Attempt attempt = throttle.begin(request.username().text(), source);
        Optional<T> found;
        try {
            found = permits.within(question);
        } catch (RuntimeException notDecided) {
            throw undecided(request, attempt, client, notDecided);
        }
        if (found.isEmpty()) {
            refused(request, source, client, "wrong-credentials");
            throw new OAuthException(OAuthError.wrongCredentials());
        }
        throttle.succeeded(attempt);
        return found.get();
    }

    private RuntimeException undecided(LoginRequest request, Attempt attempt, String client, RuntimeException thrown) {
        if (thrown instanceof OAuthException oauth && oauth.error().equals(OAuthError.passwordChangeRequired())) {
            // Decided after all: the password is right.
            refused(request, attempt.source(), client, "password-change-required");
            throttle.succeeded(attempt);
            return thrown;
        }
        if (thrown instanceof OAuthException) {
            audit.record(event(AuditType.LOGIN_BUSY, request, attempt.source(), client));
        }
        try {
            throttle.withdraw(attempt);
        } catch (UnavailableException e) {
            // Then it stays counted for a while, and why it was not decided matters more.
            thrown.addSuppressed(e);
        }
        return thrown;
    }

    private void refused(LoginRequest request, Source source, String client, String reason) {
        audit.record(event(AuditType.LOGIN_REFUSED, request, source, client).with(AuditField.REASON, reason));
    }

    private static AuditEvent event(AuditType type, LoginRequest request, Source source, String client) {
        return AuditEvent.of(type)
                .with(AuditField.USER, request.username().text())
                .with(AuditField.SOURCE, source.text())
                .with(AuditField.CLIENT, client);
    }
}
