// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Instant;

/**
 * From where accounts have been logged in to, seen by all nodes. Every method throws {@link
 * org.jwtfilter.login.oauth.UnavailableException} if the store does not answer.
 */
public interface KnownSources {
    /** Whether {@code key} was remembered and is not forgotten at {@code now}. */
    boolean isKnown(String key, Instant now);

    /** Remembers {@code key} until {@code until}, or longer if it was before. */
    void remember(String key, Instant until);

    /** Forgets what was to be remembered until {@code now} at most. */
    void forgetExpired(Instant now);
}
