// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.VerificationKey;

/**
 * Verifies access tokens that this issuer made for itself, with the keys that it publishes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068#section-4">RFC 9068 section 4</a>
 */
public final class OwnTokens {
    private static final int MAX_LENGTH = 16 * 1024;

    private final SigningKeys keys;
    private final AccessTokenRules rules;
    private final Clock clock;

    public OwnTokens(SigningKeys keys, AccessTokenRules rules, Clock clock) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
    }

    /** What a token says, for whichever audience; empty if it is not good, for whatever reason, or encrypted for another. */
    public Optional<OwnToken> find(String token) {
        return claims(token, JwtConsumerBuilder::setSkipDefaultAudienceValidation);
    }

    /** What a token for this audience says; those for others are no good, for those others have seen them. */
    public Optional<OwnToken> find(String token, String audience) {
        return claims(token, builder -> builder.setExpectedAudience(true, audience));
    }

    private Optional<OwnToken> claims(String token, UnaryOperator<JwtConsumerBuilder> audiences) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            List<JsonWebKey> published = new ArrayList<>();
            for (VerificationKey key : keys.published()) {
                published.add(JsonWebKey.Factory.newJwk(key.json()));
            }
            JwtClaims claims = audiences
                    .apply(new JwtConsumerBuilder())
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(published))
                    .setJwsAlgorithmConstraints(algorithms(published))
                    .setExpectedType(true, "at+jwt")
                    .setExpectedIssuer(true, rules.issuer())
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireSubject()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            return Optional.of(new OwnToken(
                    claims.getSubject(),
                    Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                    claims.getClaimsMap()));
        } catch (InvalidJwtException | JoseException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static AlgorithmConstraints algorithms(List<JsonWebKey> published) {
        return new AlgorithmConstraints(
                ConstraintType.PERMIT,
                published.stream().map(JsonWebKey::getAlgorithm).distinct().toArray(String[]::new));
    }
}
