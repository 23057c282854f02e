// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Something that happened. Beans of the deployer see it too: {@code void on(@Observes AuditEvent event)}, called in the request that caused it.
 *
 * @param details what it says about itself, in the order of {@link AuditField}; values as they came, to be escaped by whoever shows them
 */
public record AuditEvent(AuditType type, Map<AuditField, String> details) {
    public AuditEvent {
        Map<AuditField, String> copy = new EnumMap<>(AuditField.class);
        copy.putAll(details);
        details = Collections.unmodifiableMap(copy);
    }

    /** An event without details. */
    public static AuditEvent of(AuditType type) {
        return new AuditEvent(type, Map.of());
    }

    /** The same event with one detail more. */
    public AuditEvent with(AuditField field, String value) {
        Map<AuditField, String> more = new EnumMap<>(AuditField.class);
        more.putAll(details);
        more.put(field, value);
        return new AuditEvent(type, more);
    }
}
