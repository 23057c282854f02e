// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.audit;

/** Where events go. */
public interface AuditTrail {
    /** Keeps {@code event}. Never throws: what has been decided stays decided, even if nobody can write it down. */
    void record(AuditEvent event);
}
