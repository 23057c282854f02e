// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The port as the policy alone would have it. */
public final class MemoryLoginAttempts implements LoginAttempts {
    private final Map<String, Instant> emptyAt = new HashMap<>();

    @Override
    public synchronized Duration charge(List<Bucket> buckets, Instant now) {
        for (Bucket bucket : buckets) {
            Duration wait = bucket.limit().wait(emptyAt(bucket), now);
            if (!wait.isZero()) {
                return wait;
            }
        }
        buckets.forEach(bucket -> emptyAt.put(bucket.key(), bucket.limit().charged(emptyAt(bucket), now)));
        return Duration.ZERO;
    }

    @Override
    public synchronized void refund(List<Bucket> buckets) {
        buckets.forEach(bucket -> emptyAt.computeIfPresent(
                bucket.key(), (key, empty) -> empty.minus(bucket.limit().interval())));
    }

    @Override
    public synchronized void forgetEmpty(Instant now) {
        emptyAt.values().removeIf(empty -> !empty.isAfter(now));
    }

    private Instant emptyAt(Bucket bucket) {
        @Nullable Instant known = emptyAt.get(bucket.key());
        return known == null ? Instant.EPOCH : known;
    }
}
