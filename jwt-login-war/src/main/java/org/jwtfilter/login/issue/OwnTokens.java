// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.issue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
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
    private final String audience;
    private final Clock clock;

    /** @param audience that tokens must be for; those for others are no good here, for those others have seen them */
    public OwnTokens(SigningKeys keys, AccessTokenRules rules, String audience, Clock clock) {
        this.keys = keys;
        this.rules = rules;
        this.audience = audience;
        this.clock = clock;
    }

    /** The user that a token speaks of, as of its making; empty if it is not good, for whatever reason. */
    public Optional<User> verify(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            List<JsonWebKey> published = new ArrayList<>();
            for (VerificationKey key : keys.published()) {
                published.add(JsonWebKey.Factory.newJwk(key.json()));
            }
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(published))
                    .setJwsAlgorithmConstraints(algorithms(published))
                    .setExpectedType(true, "at+jwt")
                    .setExpectedIssuer(true, rules.issuer())
                    .setExpectedAudience(true, audience)
                    .setRequireExpirationTime()
                    .setRequireIssuedAt()
                    .setRequireSubject()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .build()
                    .processToClaims(token);
            // A client's token has the same sub as a user of its name would have, but no upn.
            if (!claims.getSubject().equals(claims.getStringClaimValue("upn"))) {
                return Optional.empty();
            }
            Set<String> groups = new HashSet<>(claims.getStringListClaimValue("groups"));
            return UserName.parse(claims.getSubject()).map(name -> new User(name, groups));
        } catch (InvalidJwtException | MalformedClaimException | JoseException e) {
            return Optional.empty();
        }
    }

    private static AlgorithmConstraints algorithms(List<JsonWebKey> published) {
        return new AlgorithmConstraints(
                ConstraintType.PERMIT,
                published.stream().map(JsonWebKey::getAlgorithm).distinct().toArray(String[]::new));
    }
}
