// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.login;

import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.oauth.Parameters;
import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.OwnPassword;
import org.jwtfilter.login.refresh.Ending;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.throttle.Source;

/** The steps of choosing another password: leave to try, check the old one, keep the new one and end all logins at once. */
public final class PasswordChange {
    private static final String CLIENT = "password";

    private final PasswordCheck check;
    private final OwnPassword own;
    private final RefreshFamilies families;
    private final AuditTrail audit;

    public PasswordChange(PasswordCheck check, OwnPassword own, RefreshFamilies families, AuditTrail audit) {
        this.check = check;
        this.own = own;
        this.families = families;
        this.audit = audit;
    }

    /** @throws OAuthException {@code invalid_request} for a malformed request, and what {@link PasswordCheck#require} throws */
    void change(Parameters parameters, Source source) {
        LoginRequest request = LoginRequest.of(parameters);
        String typed = parameters.require("new_password");
        PlainPassword wanted = PlainPassword.parse(typed)
                .orElseThrow(() -> new OAuthException(OAuthError.invalidRequest("The new_password is malformed")));
        if (typed.equals(parameters.require("password"))) {
            throw new OAuthException(OAuthError.invalidRequest("The new password is the old one"));
        }
        check.require(
                request,
                source,
                CLIENT,
                () -> own.change(request.username(), request.password(), wanted)
                        .filter(change -> families.revokeAllOf(request.username(), Ending.PASSWORD_CHANGED, change)));
        audit.record(AuditEvent.of(AuditType.USER_CHANGED)
                .with(AuditField.USER, request.username().text())
                .with(AuditField.SOURCE, source.text())
                .with(AuditField.CHANGE, "password"));
    }
}
