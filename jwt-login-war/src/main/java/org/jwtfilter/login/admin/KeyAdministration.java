// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import java.util.List;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.signing.KeyStatus;
import org.jwtfilter.login.signing.RotatingKeys;
import org.jwtfilter.login.signing.Rotation;
import org.jwtfilter.login.signing.VerificationKey;

/** What an administrator may do to signing keys. Says in the audit trail who did what. */
public final class KeyAdministration {
    private final RotatingKeys keys;
    private final AuditTrail audit;

    public KeyAdministration(RotatingKeys keys, AuditTrail audit) {
        this.keys = keys;
        this.audit = audit;
    }

    List<KeyStatus> list() {
        return keys.list();
    }

    /** Has the next key made, unless there is one. */
    Rotation rotate(UserName by) {
        Rotation rotation = keys.rotateNow();
        if (rotation.made()) {
            log(AuditType.KEY_REQUESTED, by, rotation.next().id());
        }
        return rotation;
    }

    /**
     * Takes a key out of use at once.
     *
     * @return the key that signs now
     * @throws OAuthException 404 if there is no such key
     */
    VerificationKey remove(UserName by, String id) {
        VerificationKey active = keys.remove(id)
                .orElseThrow(() ->
                        new OAuthException(OAuthError.invalidRequest("There is no signing key of this kid", 404)));
        log(AuditType.KEY_REMOVED, by, id);
        return active;
    }

    private void log(AuditType type, UserName by, String key) {
        audit.record(AuditEvent.of(type).with(AuditField.BY, by.text()).with(AuditField.KEY, key));
    }
}
