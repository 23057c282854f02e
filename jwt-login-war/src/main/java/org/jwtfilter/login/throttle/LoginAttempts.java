// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The attempts that were made, counted in buckets, seen by all nodes. Every method throws {@link
 * org.jwtfilter.login.oauth.UnavailableException} if the store does not answer.
 */
public interface LoginAttempts {
    /**
     * Counts one attempt in each of {@code buckets} or, if one has no room, in none.
     *
     * @return how long to wait until there is room, zero if the attempt was counted
     */
    Duration charge(List<Bucket> buckets, Instant now);

    /** Takes one attempt out of each of {@code buckets} again. */
    void refund(List<Bucket> buckets);

    /** Forgets the buckets that are empty at {@code now}, which are as good as unknown. */
    void forgetEmpty(Instant now);
}
