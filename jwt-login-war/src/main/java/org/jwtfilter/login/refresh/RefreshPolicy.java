// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * When a refresh token is good. Pure: asks no store and no clock.
 *
 * @param idle how long a token may wait for its use
 * @param lifetime how long a login lasts at most, at least {@code idle}
 */
public record RefreshPolicy(Duration idle, Duration lifetime) {
    public RefreshPolicy {
        if (idle.isNegative() || idle.isZero() || idle.compareTo(lifetime) > 0) {
            throw new IllegalArgumentException("0 < idle <= lifetime, but idle is " + idle + " of " + lifetime);
        }
    }

    /** The same, for a client with other times. */
    RefreshPolicy lasting(Duration otherIdle, Duration otherLifetime) {
        return new RefreshPolicy(otherIdle, otherLifetime);
    }

    /** When a login of {@code now} ends. */
    Instant expiresAt(Instant now) {
        return now.plus(lifetime);
    }

    /** Until when a token of {@code now} may wait, in a login that ends at {@code expiresAt}. */
    Instant idleUntil(Instant now, Instant expiresAt) {
        Instant until = now.plus(idle);
        return until.isBefore(expiresAt) ? until : expiresAt;
    }

    /** How {@code presented} stands with its family at {@code now}. A time that has come is a time that is over. */
    Standing standing(RefreshToken presented, Family family, Instant now) {
        if (family.revokedAt().isPresent()) {
            return Standing.REVOKED;
        }
        if (!now.isBefore(family.expiresAt())) {
            return Standing.EXPIRED;
        }
        if (!presented.hash().equals(family.currentHash())) {
            return Standing.SPENT;
        }
        return now.isBefore(family.idleUntil()) ? Standing.GOOD : Standing.IDLE_TOO_LONG;
    }
}
