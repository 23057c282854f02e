// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the claims of a correctly signed token against the rules. */
final class ClaimRules {
    /** The last second of the year 9999: later instants have no agreed spelling, and nobody means them. */
    static final long MAX_SECONDS = 253_402_300_799L;

    private final TokenRules rules;
    private final Clock clock;

    ClaimRules(TokenRules rules, Clock clock) {
        this.rules = requireNonNull(rules, "rules");
        this.clock = requireNonNull(clock, "clock");
    }

    void check(Map<String, Object> claims) throws TokenRejectedException {
        for (String name : rules.types().required()) {
            require(claims.containsKey(name), Rejection.CLAIM_MISSING);
        }
        for (String name : List.of("iss", "sub", "jti", "client_id")) {
            require(!claims.containsKey(name) || claims.get(name) instanceof String, Rejection.CLAIM_MALFORMED);
        }
        require(claims.containsKey("iss"), Rejection.CLAIM_MISSING);
        require(rules.issuer().equals(claims.get("iss")), Rejection.WRONG_ISSUER);
        checkAudience(claims.get("aud"));
        require(!claims.containsKey("cnf"), Rejection.SENDER_CONSTRAINED);
        checkTimes(claims);
    }

    private void checkAudience(@Nullable Object claim) throws TokenRejectedException {
        List<?> named;
        if (claim == null) {
            named = List.of();
        } else if (claim instanceof List<?> list) {
            named = list;
        } else {
            named = List.of(claim);
        }
        require(named.stream().allMatch(String.class::isInstance), Rejection.CLAIM_MALFORMED);
        if (rules.audiences().isPresent()) {
            require(claim != null, Rejection.CLAIM_MISSING);
            Set<String> ours = rules.audiences().get();
            require(named.stream().anyMatch(ours::contains), Rejection.WRONG_AUDIENCE);
        }
    }

    private void checkTimes(Map<String, Object> claims) throws TokenRejectedException {
        Instant now = clock.instant();
        Instant expiry = instant(claims, "exp");
        Instant notBefore = instant(claims, "nbf");
        Instant issued = instant(claims, "iat");
        if (expiry == null) {
            throw new TokenRejectedException(Rejection.CLAIM_MISSING);
        }
        require(now.isBefore(expiry.plus(rules.clockSkew())), Rejection.EXPIRED);
        Instant latest = now.plus(rules.clockSkew());
        require(notBefore == null || !latest.isBefore(notBefore), Rejection.NOT_YET_VALID);
        require(issued == null || !latest.isBefore(issued), Rejection.ISSUED_IN_FUTURE);
        if (rules.maxAge().isPresent()) {
            if (issued == null) {
                throw new TokenRejectedException(Rejection.CLAIM_MISSING);
            }
            Instant oldest = now.minus(rules.maxAge().get()).minus(rules.clockSkew());
            require(!issued.isBefore(oldest), Rejection.TOO_OLD);
        }
    }

    /** A NumericDate: seconds since 1970, whole or not (RFC 7519 section 2). Null if the claim is absent. */
    private static @Nullable Instant instant(Map<String, Object> claims, String name) throws TokenRejectedException {
        Object value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Long seconds) {
            require(seconds >= 0 && seconds <= MAX_SECONDS, Rejection.CLAIM_MALFORMED);
            return Instant.ofEpochSecond(seconds);
        }
        if (value instanceof BigDecimal number) {
            require(number.signum() >= 0 && number.doubleValue() <= MAX_SECONDS, Rejection.CLAIM_MALFORMED);
            long nanos = number.subtract(BigDecimal.valueOf(number.longValue()))
                    .movePointRight(9)
                    .longValue();
            return Instant.ofEpochSecond(number.longValue(), nanos);
        }
        throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
    }

    private static void require(boolean holds, Rejection otherwise) throws TokenRejectedException {
        if (!holds) {
            throw new TokenRejectedException(otherwise);
        }
    }
}
