// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JWK or a JWKS. A key of the set that cannot be used is passed over, so that one odd key does not spoil the rest
 * (RFC 7517 section 5 asks for just that).
 */
final class JsonKeys {
    /** More keys than any issuer publishes; a set beyond it is a mistake or an attack. */
    static final int MAX_KEYS = 100;

    /** The algorithms of RSA signatures that we know; {@code RSA-OAEP} and its like are for encryption. */
    private static final Set<String> SIGNATURES = Set.of("RS256", "RS384", "RS512");

    private JsonKeys() {}

    static KeySnapshot parse(String json) throws KeyFormatException {
        Map<String, Object> object;
        try {
            object = JsonUtil.parseJson(json);
        } catch (JoseException | RuntimeException e) {
            // The library's message quotes the text.
            throw new KeyFormatException("the key text is not a JSON object with unique names");
        }
        return object.containsKey("keys") ? set(object.get("keys")) : single(object);
    }

    private static KeySnapshot single(Map<String, Object> jwk) throws KeyFormatException {
        if (jwk.containsKey("d")) {
            throw new KeyFormatException("the JWK is a private key, but a public key is needed to verify tokens");
        }
        return new KeySnapshot(List.of(usable(jwk)
                .orElseThrow(() -> new KeyFormatException(
                        "the JWK is not an RSA key of at least 2048 bits for verifying signatures"))));
    }

    private static KeySnapshot set(@Nullable Object keys) throws KeyFormatException {
        if (!(keys instanceof List<?> list)) {
            throw new KeyFormatException("the member \"keys\" of the JWKS is not an array");
        }
        if (list.size() > MAX_KEYS) {
            throw new KeyFormatException("the JWKS has more than " + MAX_KEYS + " keys");
        }
        List<VerificationKey> usable = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Object entry : list) {
            if (entry instanceof Map<?, ?> jwk) {
                // Of two keys with one id the first counts; which one a token means could not be told.
                usable(jwk).filter(key -> key.id() == null || ids.add(key.id())).ifPresent(usable::add);
            }
        }
        if (usable.isEmpty()) {
            throw new KeyFormatException("the JWKS has no RSA key of at least 2048 bits for verifying signatures");
        }
        return new KeySnapshot(usable);
    }

    private static Optional<VerificationKey> usable(Map<?, ?> jwk) {
        if (jwk.containsKey("d") || !isForSignatures(jwk)) {
            return Optional.empty();
        }
        try {
            @SuppressWarnings("unchecked") // A JSON object: its names are strings.
            JsonWebKey parsed = JsonWebKey.Factory.newJwk((Map<String, Object>) jwk);
            if (parsed.getKey() instanceof RSAPublicKey rsa
                    && rsa.getModulus().bitLength() >= KeyParser.MIN_RSA_BITS
                    && (parsed.getAlgorithm() == null || SIGNATURES.contains(parsed.getAlgorithm()))) {
                return Optional.of(new VerificationKey(parsed.getKeyId(), rsa, parsed.getAlgorithm()));
            }
            return Optional.empty();
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isForSignatures(Map<?, ?> jwk) {
        Object use = jwk.get("use");
        Object operations = jwk.get("key_ops");
        return (use == null || use.equals("sig"))
                && (operations == null || (operations instanceof List<?> list && list.contains("verify")));
    }
}
