// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.assertion.AssertionRules.Kind;
import org.jwtfilter.login.client.ClientAssertions;
import org.jwtfilter.token.TrustedIssuer;

/** Assertions that clients sign with keys of their own: {@code private_key_jwt}. */
public final class SignedClientAssertions implements ClientAssertions {
    /** What clients may sign with. */
    public static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final AssertionRules rules;
    private final Set<String> audiences;

    public SignedClientAssertions(AssertionRules rules) {
        this.rules = rules;
        // Clients that are older than draft-ietf-oauth-rfc7523bis name the token endpoint.
        this.audiences = Set.of(rules.ourselves(), rules.ourselves() + "/token");
    }

    /** Whether {@code jwks} is a JSON Web Key Set (RFC 7517 section 5) with a key that can verify signatures, and none that can make them. */
    public static boolean areKeys(String jwks) {
        try (JsonReader reader = Json.createReader(new StringReader(jwks))) {
            boolean shown = reader.readObject().getJsonArray("keys").stream()
                    .anyMatch(key -> PRIVATE.stream().anyMatch(((JsonObject) key)::containsKey));
            keys(jwks);
            return !shown;
        } catch (KeyFormatException | JsonException | ClassCastException | NullPointerException none) {
            return false;
        }
    }

    @Override
    public Optional<String> named(String assertion) {
        return UnverifiedSubject.of(assertion);
    }

    @Override
    public boolean areOf(String clientId, String jwks, String assertion) {
        TrustedIssuer client = rules.trust(clientId, audiences, keys(clientId, jwks), ALGORITHMS, TYPES);
        Kind kind = new Kind("client", rules.verifier(List.of(client)), any -> LONGEST);
        try {
            return rules.spend(assertion, kind, claims -> {
                if (claims.string("sub").filter(clientId::equals).isEmpty()) {
                    throw new RefusedAssertionException("wrong-subject");
                }
                return true;
            });
        } catch (RefusedAssertionException e) {
            return false;
        }
    }

    private static FixedKeys keys(String clientId, String jwks) {
        try {
            return keys(jwks);
        } catch (KeyFormatException e) {
            throw new IllegalStateException(
                    "The keys of the client " + clientId + " were good when they were registered");
        }
    }

    private static FixedKeys keys(String jwks) throws KeyFormatException {
        return new FixedKeys(new KeyParser(ALGORITHMS, CryptoProvider.JDK).read(jwks));
    }
}
