// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.util.Optional;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.revocation.Revocations;

/** The emergency brake: an administrator takes back access tokens at large. Says in the audit trail who did what. */
public final class TokenAdministration {
    private final Revocations revocations;
    private final AuditTrail audit;

    public TokenAdministration(Revocations revocations, AuditTrail audit) {
        this.revocations = revocations;
        this.audit = audit;
    }

    /**
     * Takes back what was issued until now to the user, or to everybody. Logins go on, and get new tokens.
     *
     * @throws OAuthException 409 if tokens have no places in lists, so that nothing could be taken back
     */
    void takeBack(UserName by, Optional<UserName> user) {
        demandLists(revocations);
        revocations.endAllIssuedUntilNow(user.map(UserName::text));
        AuditEvent event = AuditEvent.of(AuditType.TOKENS_TAKEN_BACK).with(AuditField.BY, by.text());
        audit.record(user.map(name -> event.with(AuditField.USER, name.text())).orElse(event));
    }

    /**
     * Who pulls a brake must not hear that it was done where there is none.
     *
     * @throws OAuthException 409 if tokens have no places in lists
     */
    static void demandLists(Revocations revocations) {
        if (!revocations.arePublished()) {
            throw new OAuthException(OAuthError.invalidRequest(
                    "Access tokens cannot be taken back while jwt.login.status is false: they are good until they expire",
                    409));
        }
    }
}
