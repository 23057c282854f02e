// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Duration;
import java.time.Instant;

/**
 * When a refresh token is good. Pure: asks no store and no clock.
 *
 * @param idle how long a token may wait for its use
 * @param lifetime how long a login lasts at most, at least {@code idle}
 * @param grace for how long a spent token gets its successor once more, unless that is used before; zero for never
 */
public record RefreshPolicy(Duration idle, Duration lifetime, Duration grace) {
    public RefreshPolicy {
        if (idle.isNegative() || idle.isZero() || idle.compareTo(lifetime) > 0) {
            throw new IllegalArgumentException("0 < idle <= lifetime, but idle is " + idle + " of " + lifetime);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("0 <= grace, but it is " + grace);
        }
    }

    /** The same, for a client with other times. */
    RefreshPolicy lasting(Duration otherIdle, Duration otherLifetime) {
        return new RefreshPolicy(otherIdle, otherLifetime, grace);
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
            return isRepeated(presented, family, now) ? Standing.REPEATED : Standing.SPENT;
        }
        return now.isBefore(family.idleUntil()) ? Standing.GOOD : Standing.IDLE_TOO_LONG;
    }

    /** A family remembers one spent token, so whoever uses the successor ends the grace. */
    private boolean isRepeated(RefreshToken presented, Family family, Instant now) {
        // Who was a bit slower, or whose node's clock is, may come before it was spent: without a grace that is no
        // excuse.
        return !grace.isZero()
                && family.spent()
                        .filter(spent -> presented.hash().equals(spent.hash()))
                        .filter(spent -> now.isBefore(spent.at().plus(grace)))
                        .isPresent();
    }
}
