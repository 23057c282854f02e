// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara.watched;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jwtfilter.observe.KeysLookedFor;
import org.jwtfilter.observe.TokenAccepted;
import org.jwtfilter.observe.TokenRefused;

/** Notes every event. One name fails it, as the observer of an application may. */
@ApplicationScoped
public class Watcher {
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    void accepted(@Observes TokenAccepted event) {
        seen.add("accepted " + event.caller().name() + " remembered " + event.remembered());
        if (event.caller().name().equals("bob")) {
            throw new IllegalStateException("an observer's own failure");
        }
    }

    void acceptedLater(@ObservesAsync TokenAccepted event) {
        seen.add("later " + event.caller().name());
    }

    void refused(@Observes TokenRefused event) {
        seen.add("refused " + event.reason());
    }

    void looked(@Observes KeysLookedFor event) {
        seen.add("looked " + event.issuer() + " " + event.found());
    }

    List<String> seen() {
        return List.copyOf(seen);
    }
}
