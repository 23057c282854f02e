// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jwtfilter.login.audit.AuditEvent;
import org.jwtfilter.login.audit.AuditField;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.audit.AuditType;
import org.jwtfilter.login.oauth.OAuthError;
import org.jwtfilter.login.oauth.OAuthException;

/** Gives leave to try a password, before it is looked at. */
public final class LoginThrottle {
    private final ThrottlePolicy policy;
    private final LoginAttempts attempts;
    private final KnownSources knownSources;
    private final AuditTrail audit;
    private final Clock clock;

    public LoginThrottle(
            ThrottlePolicy policy, LoginAttempts attempts, KnownSources knownSources, AuditTrail audit, Clock clock) {
        this.policy = policy;
        this.attempts = attempts;
        this.knownSources = knownSources;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Counts an attempt as if it had failed; afterwards comes {@link #succeeded}, {@link #withdraw} or, if the password was wrong, nothing.
     *
     * @param name the one spelling of the user's name; whether there is such a user makes no difference
     * @throws OAuthException with 429 if there were too many before
     */
    public Attempt begin(String name, Source source) {
        Instant now = clock.instant();
        boolean known = knownSources.isKnown(ThrottlePolicy.knownKey(name, source), now);
        List<Bucket> buckets = policy.buckets(name, source, known);
        Duration wait = attempts.charge(buckets, now);
        if (!wait.isZero()) {
            Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
            audit.record(AuditEvent.of(AuditType.LOGIN_THROTTLED)
                    .with(AuditField.USER, name)
                    .with(AuditField.SOURCE, source.text())
                    .with(AuditField.RETRY_AFTER, Long.toString(seconds.toSeconds())));
            throw new OAuthException(OAuthError.tooManyAttempts(seconds));
        }
        return new Attempt(name, source, buckets);
    }

    /** The password was right: the attempt was none of those that are limited, and the account knows its source from now on. */
    public void succeeded(Attempt attempt) {
        attempts.refund(attempt.counted());
        knownSources.remember(
                ThrottlePolicy.knownKey(attempt.name(), attempt.source()),
                clock.instant().plus(policy.knownFor()));
    }

    /** Nobody looked at the password. */
    public void withdraw(Attempt attempt) {
        attempts.refund(attempt.counted());
    }
}
