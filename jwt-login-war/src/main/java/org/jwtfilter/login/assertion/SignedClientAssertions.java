// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.client.ClientAssertions;

/** Assertions that clients sign with keys of their own: {@code private_key_jwt}. */
public final class SignedClientAssertions implements ClientAssertions {
    /** What clients may sign with. */
    public static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA);

    private static final Duration LONGEST = Duration.ofMinutes(5).plus(AssertionRules.SKEW);
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");
    private static final List<String> PRIVATE = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final AssertionRules rules;

    public SignedClientAssertions(AssertionRules rules) {
        this.rules = rules;
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
        String[] parts = assertion.split("\\.", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts[1])))) {
            return reader.readObject().get("sub") instanceof JsonString sub
                    ? Optional.of(sub.getString())
                    : Optional.empty();
        } catch (JsonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public boolean areOf(String clientId, String jwks, String assertion) {
        try {
            return rules.spend(assertion, new AssertionRules.Trust(clientId, keys(jwks), ALGORITHMS, TYPES, LONGEST))
                    .flatMap(claims -> claims.string("sub"))
                    .filter(clientId::equals)
                    .isPresent();
        } catch (KeyFormatException e) {
            throw new IllegalStateException(
                    "The keys of the client " + clientId + " were good when they were registered");
        }
    }

    private static FixedKeys keys(String jwks) throws KeyFormatException {
        return new FixedKeys(new KeyParser(ALGORITHMS, CryptoProvider.JDK).read(jwks));
    }
}
