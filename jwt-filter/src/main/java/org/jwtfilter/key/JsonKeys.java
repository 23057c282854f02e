// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

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

    private final KeyParser parser;

    JsonKeys(KeyParser parser) {
        this.parser = parser;
    }

    KeySnapshot read(String json) throws KeyFormatException {
        Map<String, Object> object = object(json);
        return object.containsKey("keys") ? set(object.get("keys")) : single(object);
    }

    static Map<String, Object> object(String json) throws KeyFormatException {
        try {
            return JsonUtil.parseJson(json);
        } catch (JoseException | RuntimeException e) {
            // The library's message quotes the text.
            throw new KeyFormatException("the key text is not a JSON object with unique names");
        }
    }

    private KeySnapshot single(Map<String, Object> jwk) throws KeyFormatException {
        if (jwk.containsKey("d")) {
            throw new KeyFormatException("the JWK is a private key, but a public key is needed to verify tokens");
        }
        return new KeySnapshot(
                List.of(usable(jwk).orElseThrow(() -> new KeyFormatException("the JWK is not " + parser.wanted()))));
    }

    private KeySnapshot set(@Nullable Object keys) throws KeyFormatException {
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
            throw new KeyFormatException("the JWKS has not got " + parser.wanted());
        }
        return new KeySnapshot(usable);
    }

    private Optional<VerificationKey> usable(Map<?, ?> jwk) {
        if (jwk.containsKey("d") || !isFor("sig", "verify", jwk)) {
            return Optional.empty();
        }
        return key(jwk).flatMap(parsed -> parser.usable(parsed.getKeyId(), parsed.getKey(), parsed.getAlgorithm()));
    }

    /** What the JWK is, empty if it cannot be read. */
    static Optional<JsonWebKey> key(Map<?, ?> jwk) {
        try {
            @SuppressWarnings("unchecked") // A JSON object: its names are strings.
            JsonWebKey parsed = JsonWebKey.Factory.newJwk((Map<String, Object>) jwk);
            return Optional.of(parsed);
        } catch (JoseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code use} and {@code key_ops} allow the purpose (RFC 7517 sections 4.2 and 4.3). */
    static boolean isFor(String wantedUse, String wantedOperation, Map<?, ?> jwk) {
        Object use = jwk.get("use");
        Object operations = jwk.get("key_ops");
        return (use == null || use.equals(wantedUse))
                && (operations == null || (operations instanceof List<?> list && list.contains(wantedOperation)));
    }
}
