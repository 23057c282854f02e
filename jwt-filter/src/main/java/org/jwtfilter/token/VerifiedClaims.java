// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jwtfilter.wire.TokenText;

/**
 * What a token says, after its signature and the rules have been checked. Only the verifier can make one, so whoever holds it
 * need not ask again.
 *
 * <p>Values are immutable and of the JSON types: {@code String}, {@code Boolean}, {@code Long} (whole numbers that fit),
 * {@code BigDecimal} (other numbers), {@code List}, {@code Map}, {@link StrictJson#NULL}.
 */
public final class VerifiedClaims {
    private final Map<String, Object> claims;
    private final TokenText text;

    VerifiedClaims(Map<String, Object> claims, TokenText text) {
        this.claims = claims;
        this.text = text;
    }

    /** All claims by name. */
    public Map<String, Object> asMap() {
        return claims;
    }

    /** The claim's value if it is there and a string. */
    public Optional<String> string(String name) {
        return claims.get(name) instanceof String string ? Optional.of(string) : Optional.empty();
    }

    /**
     * The claim's values: empty if it is absent.
     *
     * @throws TokenRejectedException with {@code CLAIM_MALFORMED} if it is anything but an array of strings
     */
    public List<String> strings(String name) throws TokenRejectedException {
        Object value = claims.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
            throw new TokenRejectedException(Rejection.CLAIM_MALFORMED);
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** {@code iss}, which the rules have compared. */
    public String issuer() {
        return string("iss").orElseThrow();
    }

    /** The instant that {@code exp} names. */
    public Instant expiry() {
        return Instant.ofEpochSecond(((Number) requireNonNull(claims.get("exp"), "checked by the rules")).longValue());
    }

    /** The text that was verified. Whoever holds it holds the caller's rights: pass it on only to whom it is meant for. */
    public TokenText text() {
        return text;
    }

    /** Names the claims without their values, which may be personal. */
    @Override
    public String toString() {
        return "VerifiedClaims" + claims.keySet();
    }
}
