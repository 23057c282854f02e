// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Known sources without a database. */
public final class MemoryKnownSources implements KnownSources {
    private final Map<String, Instant> knownUntil = new HashMap<>();

    @Override
    public synchronized boolean isKnown(String key, Instant now) {
        @Nullable Instant until = knownUntil.get(key);
        return until != null && until.isAfter(now);
    }

    @Override
    public synchronized void remember(String key, Instant until) {
        knownUntil.merge(key, until, (before, after) -> before.isAfter(after) ? before : after);
    }

    @Override
    public synchronized void forgetExpired(Instant now) {
        knownUntil.values().removeIf(until -> !until.isAfter(now));
    }
}
