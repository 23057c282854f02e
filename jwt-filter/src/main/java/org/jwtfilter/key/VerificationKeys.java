// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.time.Duration;
import java.util.Optional;

/** The keys of one issuer, wherever they come from. Safe for use by many threads. */
public interface VerificationKeys extends AutoCloseable {
    /**
     * The keys as they are known now. Never waits.
     *
     * @throws KeysUnavailableException if none have been read yet, or the last ones are too old to be trusted
     */
    KeySnapshot current() throws KeysUnavailableException;

    /**
     * The keys after one more look at their source, for a token whose key {@code current()} does not have. May wait for a
     * short, bounded time; returns the current keys where another look is not due.
     *
     * @throws KeysUnavailableException as {@link #current()}
     */
    KeySnapshot refreshed() throws KeysUnavailableException;

    /**
     * How long ago the keys were last found where they come from. Never waits.
     *
     * @return empty if they never were, or were given once and stay
     */
    default Optional<Duration> age() {
        return Optional.empty();
    }

    /** Ends whatever works in the background. Does nothing the second time. */
    @Override
    void close();
}
