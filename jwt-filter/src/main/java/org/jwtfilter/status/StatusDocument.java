// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.TokenRules;

/**
 * What a status list token says, after its signature has been checked.
 *
 * @param bits the statuses
 * @param cutoffs the moments before which everything is taken back
 * @param issuedAt {@code iat}, in seconds
 * @param expiry {@code exp}, from which on it must not be relied upon; empty if it does not say
 * @param timeToLive {@code ttl}, after which there may be another; empty if it does not say
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-oauth-status-list/">draft-ietf-oauth-status-list section 5.1</a>
 */
record StatusDocument(
        StatusBits bits, Cutoffs cutoffs, long issuedAt, Optional<Instant> expiry, Optional<Duration> timeToLive) {
    static final String TYPE = "statuslist+jwt";

    private static final long MAX_TTL = Duration.ofDays(365).toSeconds();

    /** Reads the claims, and holds them against the rules of the issuer. */
    static StatusDocument read(Map<String, Object> claims, URI uri, TokenRules rules, Instant now)
            throws StatusFormatException {
        require(uri.toString().equals(claims.get("sub")), "sub is not the list's URI");
        // The draft lets a list be without iss; one that names another issuer is not ours.
        require(!claims.containsKey("iss") || rules.issuer().equals(claims.get("iss")), "iss is another");
        require(audienceFits(claims.get("aud"), rules), "aud names none of our audiences");
        Instant issued = instant(claims, "iat").orElseThrow(() -> new StatusFormatException("iat is missing"));
        require(!issued.isAfter(now.plus(rules.clockSkew())), "iat lies in the future");
        Optional<Instant> notBefore = instant(claims, "nbf");
        require(notBefore.isEmpty() || !notBefore.get().isAfter(now.plus(rules.clockSkew())), "nbf lies in the future");
        Optional<Instant> expiry = instant(claims, "exp").map(exp -> exp.plus(rules.clockSkew()));
        require(expiry.isEmpty() || now.isBefore(expiry.get()), "it has expired");
        StatusBits bits = bits(claims.get("status_list"));
        return new StatusDocument(
                bits, Cutoffs.of(claims.get(Cutoffs.CLAIM)), issued.getEpochSecond(), expiry, ttl(claims.get("ttl")));
    }

    private static StatusBits bits(@Nullable Object claim) throws StatusFormatException {
        if (claim instanceof Map<?, ?> list
                && list.get("bits") instanceof Long bits
                && list.get("lst") instanceof String lst) {
            return StatusBits.unpack(bits, lst);
        }
        throw new StatusFormatException("status_list is not an object with bits and lst");
    }

    private static Optional<Duration> ttl(@Nullable Object claim) throws StatusFormatException {
        if (claim == null) {
            return Optional.empty();
        }
        double seconds = claim instanceof Number number ? number.doubleValue() : 0;
        require(seconds > 0, "ttl is not a positive number");
        return Optional.of(Duration.ofMillis((long) (Math.min(seconds, MAX_TTL) * 1000)));
    }

    /** RFC 7519 section 4.1.3: a document for others is not for us. */
    private static boolean audienceFits(@Nullable Object claim, TokenRules rules) {
        if (claim == null) {
            return true;
        }
        List<?> named = claim instanceof List<?> several ? several : List.of(claim);
        Set<String> ours = rules.audiences().orElse(Set.of());
        return named.stream().anyMatch(ours::contains);
    }

    private static Optional<Instant> instant(Map<String, Object> claims, String name) throws StatusFormatException {
        Object value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean number = value instanceof Long || value instanceof BigDecimal;
        long seconds = number ? ((Number) value).longValue() : -1;
        require(
                seconds >= 0 && seconds <= Instant.parse("9999-12-31T23:59:59Z").getEpochSecond(),
                name + " is no time");
        return Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static void require(boolean holds, String otherwise) throws StatusFormatException {
        if (!holds) {
            throw new StatusFormatException(otherwise);
        }
    }
}
