// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditLine;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.store.AuditFile;

/**
 * Writes each event as a line into the audit file, or into the log where there is no file or it cannot be written, and then tells whoever
 * observes events.
 */
final class WrittenAuditTrail implements AuditTrail {
    /** The logger of the lines; its name is part of our interface. */
    static final String LOGGER = "org.jwtfilter.login.audit";

    private static final System.Logger LINES = System.getLogger(LOGGER);
    private static final System.Logger LOG = System.getLogger(WrittenAuditTrail.class.getName());

    private final Clock clock;
    private final Optional<AuditFile> file;
    private final Consumer<AuditEvent> observers;

    WrittenAuditTrail(Clock clock, Optional<AuditFile> file, Consumer<AuditEvent> observers) {
        this.clock = clock;
        this.file = file;
        this.observers = observers;
    }

    @Override
    public void record(AuditEvent event) {
        write(AuditLine.of(clock.instant(), event));
        try {
            observers.accept(event);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "An observer of audit events failed: {0}",
                    e.getClass().getName());
        }
    }

    private void write(String line) {
        if (file.isPresent()) {
            try {
                file.get().append(line);
                return;
            } catch (IOException e) {
                LOG.log(
                        Level.ERROR,
                        "The audit file cannot be written, its lines go to this log: {0}",
                        e.getClass().getName());
            }
        }
        // As a parameter: the text of a message could be taken for a format.
        LINES.log(Level.INFO, "{0}", line);
    }
}
