// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;

/**
 * How many passwords this node checks at once. Each check keeps a processor busy for a good part of a second, and each that waits holds one of
 * the container's threads, so both are few: a flood of logins leaves room for those who are logged in.
 */
public final class LoginPermits {
    static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Semaphore checks;
    private final Duration patience;

    /**
     * @param parallel how many are checked at once, at least 1
     * @param waiting how many more may wait for their turn, 0 or more
     * @param patience how long each of these waits
     */
    public LoginPermits(int parallel, int waiting, Duration patience) {
        this.places = new Semaphore(parallel + waiting);
        this.checks = new Semaphore(parallel, true);
        this.patience = patience;
    }

    /**
     * Does {@code check} when its turn comes.
     *
     * @throws OAuthException with 503 if too many wait before it, or it has waited too long; it was not done then
     */
    public <T> T within(Supplier<T> check) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!checks.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return check.get();
            } finally {
                checks.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            places.release();
        }
    }

    /** Whether the next check would at least wait. */
    boolean hasPlace() {
        return places.availablePermits() > 0;
    }

    private static OAuthException busy() {
        return new OAuthException(OAuthError.temporarilyUnavailable(RETRY_AFTER));
    }
}
