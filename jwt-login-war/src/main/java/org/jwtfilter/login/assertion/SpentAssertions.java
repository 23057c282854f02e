// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import java.time.Instant;

/** The assertions that were used. Every method throws {@link org.jwtfilter.login.oauth.UnavailableException} if the store does not answer. */
public interface SpentAssertions {
    /**
     * Remembers one. Of any number of callers with the same key, on any number of nodes, exactly one gets true.
     *
     * @param key 43 characters, see {@link AssertionRules}
     * @param until when it has expired in any case
     */
    boolean spend(String key, Instant until);

    /** Forgets those that had expired at {@code now}. */
    void forgetExpired(Instant now);
}
