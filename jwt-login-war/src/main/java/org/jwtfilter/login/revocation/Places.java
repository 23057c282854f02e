// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives each token a place that no other token has, on any node: from a block that this node has to itself, so that nodes meet at the database
 * once in {@value StatusLists#BLOCK_SIZE} tokens.
 */
final class Places {
    /** A block that is used slowly is given up, so that its list can end. */
    static final Duration LEASE = Duration.ofHours(1);

    private final StatusLists lists;
    private final Duration longestToken;
    private final Clock clock;
    // Guarded by this.
    private @Nullable LeasedBlock block;
    private @Nullable Mixing mixing;
    private int used;
    private Instant until = Instant.MIN;

    /** @param longestToken how long any access token lasts at most, the clocks' skew included */
    Places(StatusLists lists, Duration longestToken, Clock clock) {
        this.lists = lists;
        this.longestToken = longestToken;
        this.clock = clock;
    }

    synchronized StatusPlace next() {
        Instant now = clock.instant();
        LeasedBlock current = block;
        Mixing mixed = mixing;
        if (current == null || mixed == null || used == StatusLists.BLOCK_SIZE || !now.isBefore(until)) {
            LeasedBlock leased = lists.lease(now, now.plus(LEASE).plus(longestToken));
            if (mixed == null || current == null || current.list() != leased.list()) {
                mixed = new Mixing(leased.secret());
            }
            current = leased;
            block = leased;
            mixing = mixed;
            used = 0;
            until = now.plus(LEASE);
        }
        return new StatusPlace(current.list(), mixed.at(current.block() * StatusLists.BLOCK_SIZE + used++));
    }
}
