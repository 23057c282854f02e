// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, after its signature and the rules have been checked. Only the verifier can make one, so whoever holds it
 * need not ask again.
 *
 * <p>Values are immutable and of the JSON types: {@code String}, {@code Boolean}, {@code Long} (whole numbers that fit),
 * {@code BigDecimal} (other numbers), {@code List}, {@code Map}, {@link StrictJson#NULL}.
 */
public final class VerifiedClaims {
    /** What somebody reads off the claims. */
    @FunctionalInterface
    public interface Derivation<T> {
        /**
         * Reads it.
         *
         * @throws TokenRejectedException if the claims do not yield it
         */
        T of(VerifiedClaims claims) throws TokenRejectedException;
    }

    private record Derived(Derivation<?> by, Object value) {}

    private final Map<String, Object> claims;
    private volatile @Nullable Derived derived;

    VerifiedClaims(Map<String, Object> claims) {
        this.claims = claims;
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
        return (String) requireNonNull(claims.get("iss"), "checked by the rules");
    }

    /** The instant that {@code exp} names, in whole seconds. */
    public Instant expiry() {
        return Instant.ofEpochSecond(((Number) requireNonNull(claims.get("exp"), "checked by the rules")).longValue());
    }

    /**
     * What {@code derivation} makes of these claims, made once and kept with them for as long as they are: one derivation, the
     * last that asked. It must be the same object each time, answer the same for the same claims, and its answer be immutable.
     */
    @SuppressWarnings("unchecked") // Kept only with the derivation that made it.
    public <T> T derived(Derivation<T> derivation) throws TokenRejectedException {
        Derived kept = derived;
        if (kept != null && kept.by == derivation) {
            return (T) kept.value;
        }
        T value = derivation.of(this);
        derived = new Derived(derivation, value);
        return value;
    }

    /** Names the claims without their values, which may be personal. */
    @Override
    public String toString() {
        return "VerifiedClaims" + claims.keySet();
    }
}
