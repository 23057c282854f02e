// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.observe;

import jakarta.enterprise.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Fires one type of CDI event at those who observe it. */
final class Announcer<T> {
    private static final Logger LOG = System.getLogger(Announcer.class.getName());

    private final Event<T> event;
    private final Audience audience;

    /** Who observes a type: known once the application has started, and the same ever after. */
    record Audience(boolean sync, boolean async) {
        static final Audience NOBODY = new Audience(false, false);

        Audience and(boolean isAsync) {
            return new Audience(sync || !isAsync, async || isAsync);
        }
    }

    Announcer(Event<T> event, Audience audience) {
        this.event = event;
        this.audience = audience;
    }

    /** Whether it is worth while to make an event. */
    boolean isHeard() {
        return audience.sync() || audience.async();
    }

    /** An observer that fails must not refuse anybody's request, nor stop the looks for keys. */
    void announce(T what) {
        try {
            if (audience.async()) {
                event.fireAsync(what);
            }
            if (audience.sync()) {
                event.fire(what);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an observer of " + what.getClass().getSimpleName() + " failed", e);
        }
    }
}
