// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.signing.RotatingKeys;

/** Looks after the signing keys in the background, so that no request waits for a rotation. */
final class KeyLookout implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KeyLookout.class.getName());

    private final RotatingKeys keys;
    private final AuditTrail audit;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "jwt-login-keys");
        daemon.setDaemon(true);
        return daemon;
    });
    private boolean failing;
    private String active;

    KeyLookout(RotatingKeys keys, AuditTrail audit) {
        this.keys = keys;
        this.audit = audit;
        this.active = activeId();
    }

    void start() {
        long pause = keys.betweenLooks().toMillis();
        thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    void look() {
        try {
            keys.look();
            recordRotation();
            if (failing) {
                LOG.log(Level.INFO, "The signing keys can be read again");
            }
            failing = false;
        } catch (RuntimeException e) {
            // What is thrown would end the schedule. One line for an outage, not one for each look.
            if (!failing && !thread.isShutdown()) {
                LOG.log(
                        Level.WARNING,
                        "The signing keys cannot be read, those that are known stay in use: {0}",
                        e.getMessage());
            }
            failing = true;
        }
    }

    /** Each node writes down what it sees, so that its trail says by which key it signs. */
    private void recordRotation() {
        String now = activeId();
        if (!now.equals(active)) {
            active = now;
            audit.record(AuditEvent.of(AuditType.KEY_ROTATED).with(AuditField.KEY, now));
        }
    }

    private String activeId() {
        return keys.active().publicHalf().id();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
