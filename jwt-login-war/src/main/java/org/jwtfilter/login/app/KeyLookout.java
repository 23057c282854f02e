// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jwtfilter.login.signing.RotatingKeys;

/** Looks after the signing keys in the background, so that no request waits for a rotation. */
final class KeyLookout implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KeyLookout.class.getName());

    private final RotatingKeys keys;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "jwt-login-keys");
        daemon.setDaemon(true);
        return daemon;
    });
    private boolean failing;

    KeyLookout(RotatingKeys keys) {
        this.keys = keys;
    }

    void start() {
        long pause = keys.betweenLooks().toMillis();
        thread.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            keys.look();
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

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
