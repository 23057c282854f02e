// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.SignatureAlgorithm;

/**
 * What a token of one issuer must say to be accepted.
 *
 * @param issuer the exact {@code iss}, compared character by character, for example {@code https://login.example.org}
 * @param audiences names of which {@code aud} must contain one; empty only if tokens for anybody are accepted
 * @param algorithms accepted signatures
 * @param types which {@code typ} values are accepted
 * @param clockSkew by how much the issuer's clock may be off, zero to five minutes
 * @param maxAge how long after {@code iat} a token is accepted at most, whatever the skew; empty for as long as {@code exp}
 *     allows
 * @param trustedUntil from when on no token of the issuer is accepted, empty if that is not planned
 */
public record TokenRules(
        String issuer,
        Optional<Set<String>> audiences,
        List<SignatureAlgorithm> algorithms,
        TokenTypes types,
        Duration clockSkew,
        Optional<Duration> maxAge,
        Optional<Instant> trustedUntil) {
    /** More would make {@code exp} meaningless. */
    public static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    public TokenRules {
        audiences = audiences.map(Set::copyOf);
        algorithms = List.copyOf(algorithms);
        if (issuer.isEmpty()
                || algorithms.isEmpty()
                || audiences.filter(Set::isEmpty).isPresent()) {
            throw new IllegalArgumentException("issuer, algorithms and audiences, if present, must not be empty");
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(MAX_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("clockSkew out of range");
        }
    }
}
