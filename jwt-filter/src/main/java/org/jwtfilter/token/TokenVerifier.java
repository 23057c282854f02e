// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeysUnavailableException;
import org.jwtfilter.key.VerificationKey;
import org.jwtfilter.key.VerificationKeys;
import org.jwtfilter.wire.TokenText;

/** Verifies the tokens of one issuer. Immutable but for its keys, and safe for use by many threads. */
public final class TokenVerifier {
    private final TokenRules rules;
    private final VerificationKeys keys;
    private final ClaimRules claimRules;
    private final AlgorithmConstraints constraints;

    public TokenVerifier(TokenRules rules, VerificationKeys keys, Clock clock) {
        this.rules = requireNonNull(rules, "rules");
        this.keys = requireNonNull(keys, "keys");
        this.claimRules = new ClaimRules(rules, clock);
        this.constraints = new AlgorithmConstraints(
                ConstraintType.PERMIT, rules.algorithms().toArray(String[]::new));
    }

    /**
     * Checks that {@code text} was signed by a key of the issuer and that its claims satisfy the rules.
     *
     * <p>The order is form, header, key, signature, claims: nothing in an unsigned payload is looked at.
     *
     * @throws TokenRejectedException if the token is at fault; the reason says how
     * @throws KeysUnavailableException if the keys could not be read; says nothing about the token
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-7.2">RFC 7519 section 7.2</a>
     */
    public VerifiedClaims verify(TokenText text) throws TokenRejectedException, KeysUnavailableException {
        CompactToken token = CompactToken.parse(text);
        String algorithm = allowedAlgorithm(token.header());
        PublicKey key = key(token.header(), algorithm);
        requireSignature(text, key);
        Map<String, Object> claims = token.payload();
        claimRules.check(claims);
        return new VerifiedClaims(claims, text);
    }

    private String allowedAlgorithm(Map<String, Object> header) throws TokenRejectedException {
        if (!(header.get("alg") instanceof String algorithm)
                || !rules.algorithms().contains(algorithm)) {
            throw new TokenRejectedException(Rejection.ALGORITHM_NOT_ALLOWED);
        }
        // An unencoded payload would be other bytes than those that we read (RFC 7797 section 7), said to be critical
        // or not.
        if (header.containsKey("crit") || !header.getOrDefault("b64", true).equals(true)) {
            throw new TokenRejectedException(Rejection.CRITICAL_HEADER_UNKNOWN);
        }
        Object type = header.get("typ");
        if (type != null && !(type instanceof String)) {
            throw new TokenRejectedException(Rejection.WRONG_TYPE);
        }
        if (!rules.types().accepts((String) type)) {
            throw new TokenRejectedException(Rejection.WRONG_TYPE);
        }
        return algorithm;
    }

    /** Keys come from the configured source alone; {@code jwk}, {@code jku}, {@code x5u} and {@code x5c} are never read. */
    private PublicKey key(Map<String, Object> header, String algorithm)
            throws TokenRejectedException, KeysUnavailableException {
        Object id = header.get("kid");
        if (id != null && !(id instanceof String)) {
            throw new TokenRejectedException(Rejection.HEADER_MALFORMED);
        }
        Optional<VerificationKey> key = find(keys.current(), (String) id, algorithm);
        if (key.isEmpty() && id != null) {
            key = find(keys.refreshed(), (String) id, algorithm);
        }
        return key.orElseThrow(() -> new TokenRejectedException(Rejection.KEY_UNKNOWN))
                .key();
    }

    private static Optional<VerificationKey> find(KeySnapshot snapshot, @Nullable String id, String algorithm) {
        return id == null ? snapshot.only(algorithm) : snapshot.named(id, algorithm);
    }

    private void requireSignature(TokenText text, PublicKey key) throws TokenRejectedException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(constraints);
        signature.setKey(key);
        boolean good;
        try {
            signature.setCompactSerialization(text.value());
            good = signature.verifySignature();
        } catch (JoseException e) {
            // Its message may quote the token, so it ends here.
            good = false;
        }
        if (!good) {
            throw new TokenRejectedException(Rejection.SIGNATURE_INVALID);
        }
    }
}
