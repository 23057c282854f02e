// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.client.RefusedClients;
import org.jwtfilter.login.throttle.LoginThrottle;
import org.jwtfilter.login.throttle.Source;

/** Counts clients that were not believed like users with a wrong password, and writes them down. */
final class ThrottledRefusals implements RefusedClients {
    /** So that a client is not counted together with a user of the same name. */
    private static final String CLIENT = "client ";

    private final LoginThrottle throttle;
    private final AuditTrail audit;

    ThrottledRefusals(LoginThrottle throttle, AuditTrail audit) {
        this.throttle = throttle;
        this.audit = audit;
    }

    @Override
    public void count(String clientId, String source) {
        throttle.begin(CLIENT + clientId, new Source(source));
        audit.record(AuditEvent.of(AuditType.CLIENT_REFUSED)
                .with(AuditField.CLIENT, clientId)
                .with(AuditField.SOURCE, source));
    }
}
