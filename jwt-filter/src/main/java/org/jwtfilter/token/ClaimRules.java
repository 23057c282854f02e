// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the claims of a correctly signed token against the rules. */
final class ClaimRules {
    /** The last second of the year 9999: later instants have no agreed spelling, and nobody means them. */
    static final long MAX_SECONDS = 253_402_300_799L;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** In 2262, with room for skew and age before nanoseconds since 1970 run over. */
    private static final long LAST_SECOND = Long.MAX_VALUE / NANOS_PER_SECOND - 40_000_000;

    private static final long ABSENT = Long.MIN_VALUE;

    /** How long a token is remembered at most, however late it expires. */
    static final Duration MAX_REMEMBERED = Duration.ofMinutes(5);

    private static final String[] STRINGS = {"iss", "sub", "jti", "client_id"};

    /**
     * When the same claims would be found good again, in milliseconds since 1970.
     *
     * @param from the first that is
     * @param until the first that is no longer
     */
    record Window(long from, long until) {}

    private ClaimRules() {}

    static Window check(TokenRules rules, Map<String, Object> claims, Clock clock) throws TokenRejectedException {
        for (String name : rules.types().required()) {
            require(claims.containsKey(name), Rejection.CLAIM_MISSING);
        }
        for (String name : STRINGS) {
            Object value = claims.get(name);
            require(value == null || value instanceof String, Rejection.CLAIM_MALFORMED);
        }
        require(claims.containsKey("iss"), Rejection.CLAIM_MISSING);
        require(rules.issuer().equals(claims.get("iss")), Rejection.WRONG_ISSUER);
        checkAudience(rules, claims.get("aud"));
        require(!claims.containsKey("cnf"), Rejection.SENDER_CONSTRAINED);
        return checkTimes(rules, claims, clock.instant());
    }

    private static void checkAudience(TokenRules rules, @Nullable Object claim) throws TokenRejectedException {
        List<?> named = List.of();
        if (claim instanceof List<?> list) {
            named = list;
        } else if (claim != null) {
            named = List.of(claim);
        }
        boolean ours = false;
        Set<String> audiences = rules.audiences().orElse(Set.of());
        for (Object name : named) {
            require(name instanceof String, Rejection.CLAIM_MALFORMED);
            ours |= audiences.contains(name);
        }
        if (rules.audiences().isPresent()) {
            require(claim != null, Rejection.CLAIM_MISSING);
            require(ours, Rejection.WRONG_AUDIENCE);
        }
    }

    private static Window checkTimes(TokenRules rules, Map<String, Object> claims, Instant now)
            throws TokenRejectedException {
        long current = nanos(now);
        long skew = rules.clockSkew().toNanos();
        long from = 0;
        long until = current + MAX_REMEMBERED.toNanos();
        if (rules.trustedUntil().isPresent()) {
            long end = nanos(rules.trustedUntil().get());
            require(current < end, Rejection.ISSUER_NO_LONGER_TRUSTED);
            until = Math.min(until, end);
        }
        long expiry = nanos(claims, "exp");
        long notBefore = nanos(claims, "nbf");
        long issued = nanos(claims, "iat");
        require(expiry != ABSENT, Rejection.CLAIM_MISSING);
        require(current < expiry + skew, Rejection.EXPIRED);
        until = Math.min(until, expiry + skew);
        if (notBefore != ABSENT) {
            require(current >= notBefore - skew, Rejection.NOT_YET_VALID);
            from = Math.max(from, notBefore - skew);
        }
        if (issued != ABSENT) {
            require(current >= issued - skew, Rejection.ISSUED_IN_FUTURE);
            from = Math.max(from, issued - skew);
        }
        if (rules.maxAge().isPresent()) {
            require(issued != ABSENT, Rejection.CLAIM_MISSING);
            long last = issued + rules.maxAge().get().toNanos();
            require(current <= last, Rejection.TOO_OLD);
            until = Math.min(until, last);
        }
        // Towards the inside, where a fraction of a millisecond is in doubt: then the claims are looked at again.
        return new Window((from + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI, until / NANOS_PER_MILLI);
    }

    /** Nanoseconds since 1970; what lies beyond the year 2262 counts as its beginning. */
    private static long nanos(Instant instant) {
        return nanos(instant.getEpochSecond(), instant.getNano());
    }

    private static long nanos(long seconds, long fraction) {
        return seconds >= LAST_SECOND ? LAST_SECOND * NANOS_PER_SECOND : seconds * NANOS_PER_SECOND + fraction;
    }

    /** A NumericDate: seconds since 1970, whole or not (RFC 7519 section 2), as nanoseconds. {@link #ABSENT} if it is. */
    private static long nanos(Map<String, Object> claims, String name) throws TokenRejectedException {
        Object value = claims.get(name);
        if (value == null) {
            return ABSENT;
        }
        if (value instanceof Long seconds) {
            require(seconds >= 0 && seconds <= MAX_SECONDS, Rejection.CLAIM_MALFORMED);
            return nanos(seconds, 0);
        }
        if (value instanceof BigDecimal number) {
            require(number.signum() >= 0 && number.doubleValue() <= MAX_SECONDS, Rejection.CLAIM_MALFORMED);
            long fraction = number.subtract(BigDecimal.valueOf(number.longValue()))
                    .movePointRight(9)
                    .longValue();
            return nanos(number.longValue(), fraction);
        }
        throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
    }

    private static void require(boolean holds, Rejection otherwise) throws TokenRejectedException {
        if (!holds) {
            throw new TokenRejectedException(otherwise);
        }
    }
}
