// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.security.Key;
import java.time.Duration;
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
import org.jwtfilter.key.SignatureAlgorithm;

/** Another verifier, which goes by the same key and the rules that {@link TestTokens#rules} are. */
final class Peer {
    private final JwtConsumer consumer;

    Peer(SignatureAlgorithm algorithm, Key key) {
        int skew = Math.toIntExact(TestTokens.SKEW.toSeconds());
        consumer = new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm.joseName()))
                .setExpectedIssuer(TestTokens.ISSUER)
                .setExpectedAudience(TestTokens.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(
                        0, Math.toIntExact(Duration.ofDays(24_000).toSeconds()))
                .setAllowedClockSkewInSeconds(skew)
                .setEvaluationTime(NumericDate.fromSeconds(TestTokens.NOW.getEpochSecond()))
                .build();
    }

    /** The claims, empty if the peer refuses the token. */
    Optional<Map<String, Object>> verify(String text) {
        try {
            return Optional.of(consumer.processToClaims(text).getClaimsMap());
        } catch (InvalidJwtException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether two values are the same, though one reader has them in other types than the other. */
    static boolean same(@Nullable Object ours, @Nullable Object theirs) {
        if (ours instanceof Map<?, ?> map && theirs instanceof Map<?, ?> other) {
            return map.keySet().equals(other.keySet())
                    && map.keySet().stream().allMatch(name -> same(map.get(name), other.get(name)));
        }
        if (ours instanceof List<?> list && theirs instanceof List<?> other) {
            boolean same = list.size() == other.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = same(list.get(i), other.get(i));
            }
            return same;
        }
        if (ours instanceof Number number && theirs instanceof Number other) {
            return Double.compare(number.doubleValue(), other.doubleValue()) == 0
                    || (number.doubleValue() == 0 && other.doubleValue() == 0);
        }
        return Objects.equals(ours == StrictJson.NULL ? null : ours, theirs);
    }
}
