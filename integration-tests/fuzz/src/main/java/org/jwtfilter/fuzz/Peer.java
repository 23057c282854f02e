// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.token.StrictJson;

/** jose4j's own verifier by the same rules. What we accept it must accept, and with the same claims. */
final class Peer {
    private static final JwtConsumer CONSUMER = new JwtConsumerBuilder()
            .setVerificationKey(Issuer.SECRET)
            .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "HS256"))
            .setExpectedIssuer(Issuer.NAME)
            .setExpectedAudience(Issuer.AUDIENCE)
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            // No limit to the age, but the moment of issue may not lie ahead.
            .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
            .setAllowedClockSkewInSeconds(Math.toIntExact(Issuer.SKEW.toSeconds()))
            .setEvaluationTime(NumericDate.fromSeconds(Issuer.NOW.getEpochSecond()))
            .build();

    private Peer() {}

    /** Holds claims that we accepted against what the peer makes of the same text. */
    static void agree(String text, Map<String, Object> ours) {
        Optional<Map<String, Object>> theirs = claims(text);
        if (theirs.isEmpty()) {
            throw new AssertionError("accepted here and refused by the peer: " + ours);
        }
        if (!same(ours, theirs.get())) {
            throw new AssertionError("read as " + ours + " and by the peer as " + theirs.get());
        }
    }

    private static Optional<Map<String, Object>> claims(String text) {
        try {
            return Optional.of(CONSUMER.processToClaims(text).getClaimsMap());
        } catch (InvalidJwtException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether two values are the same, though each reader has types of its own for numbers and for null. */
    static boolean same(@Nullable Object ours, @Nullable Object theirs) {
        if (ours instanceof Map<?, ?> map && theirs instanceof Map<?, ?> other) {
            return map.keySet().equals(other.keySet())
                    && map.keySet().stream().allMatch(name -> same(map.get(name), other.get(name)));
        }
        if (ours instanceof List<?> list && theirs instanceof List<?> other) {
            if (list.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!same(list.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (ours instanceof Number number && theirs instanceof Number other) {
            // Zero has a sign in one reader only.
            return number.doubleValue() == other.doubleValue();
        }
        return Objects.equals(ours == StrictJson.NULL ? null : ours, theirs);
    }
}
