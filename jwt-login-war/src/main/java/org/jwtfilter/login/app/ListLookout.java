// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jwtfilter.login.revocation.PublishedLists;

/** Makes the status lists again in the background, as soon as a token was taken back on this node and soon after on another. */
final class ListLookout implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ListLookout.class.getName());
    /** Part of the second that it may take from a revocation to its being published, on all nodes. */
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final PublishedLists lists;
    private final Thread thread = new Thread(this::run, "jwt-login-status");
    private boolean failing;

    ListLookout(PublishedLists lists) {
        this.lists = lists;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long start = System.nanoTime();
                look();
                Duration rest = restAfter(Duration.ofNanos(System.nanoTime() - start));
                Thread.sleep(rest.toMillis());
                lists.awaitChange(BETWEEN_LOOKS.minus(rest));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** So long that large lists which change all the time take a fifth of one core, and leave the rest to those who issue tokens. */
    static Duration restAfter(Duration look) {
        Duration rest = look.multipliedBy(4);
        return rest.compareTo(BETWEEN_LOOKS) < 0 ? rest : BETWEEN_LOOKS;
    }

    private void look() {
        try {
            lists.look();
            if (failing) {
                LOG.log(Level.INFO, "The status lists can be made again");
            }
            failing = false;
        } catch (RuntimeException e) {
            // One line for an outage, not one for each look.
            if (!failing && !Thread.currentThread().isInterrupted()) {
                LOG.log(
                        Level.WARNING,
                        "The status lists cannot be made, those that there are stay published: {0}",
                        e.getMessage());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
