// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.KeySnapshot;

/**
 * Tokens that were found good a short while ago, so that the same token need not be verified on each request. Holds digests
 * and claims, never a token.
 *
 * <p>Bounded by two generations: new entries go into the young one; when it is full it becomes the old one, and what was old
 * and not asked for since is forgotten.
 */
final class VerifiedTokens {
    /**
     * What was found.
     *
     * @param keys the set of keys that it was verified with; another set means: verify again
     * @param from the first millisecond of 1970's time at which it is good
     * @param until the first at which it no longer is
     */
    record Entry(VerifiedClaims claims, TrustedIssuer issuer, KeySnapshot keys, long from, long until) {}

    private final int perGeneration;
    private volatile ConcurrentHashMap<TokenDigest, Entry> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<TokenDigest, Entry> old = new ConcurrentHashMap<>();

    /** @param size how many entries are kept at most, at least 2 */
    VerifiedTokens(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("a size of " + size + " leaves no room for two generations");
        }
        this.perGeneration = size / 2;
    }

    @Nullable
    Entry get(TokenDigest digest) {
        Entry entry = young.get(digest);
        if (entry == null) {
            entry = old.get(digest);
            if (entry != null) {
                put(digest, entry);
            }
        }
        return entry;
    }

    /** One thread at a time, else several could find room for one at once. It is done once per token, not per request. */
    synchronized void put(TokenDigest digest, Entry entry) {
        if (young.size() >= perGeneration && !young.containsKey(digest)) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(digest, entry);
    }

    /** How many entries there are, for tests and metrics. */
    synchronized int size() {
        return young.size() + old.size();
    }
}
