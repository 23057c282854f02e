// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/** Our own private keys, with which tokens that were encrypted to us are opened. Immutable. */
public final class DecryptionKeys {
    private record Entry(@Nullable String id, PrivateKey key) {}

    private final List<Entry> entries;

    private DecryptionKeys(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * The keys in a PEM text (PKCS #8), in a JWK or a JWKS, or in one of these two encoded as base64url (MicroProfile JWT 2.1
     * section 9.2.4): RSA of at least 2048 bits or EC.
     *
     * @throws KeyFormatException if there is none among them that can decrypt
     */
    public static DecryptionKeys read(String text) throws KeyFormatException {
        String stripped = text.strip();
        if (stripped.startsWith(Pem.BEGIN)) {
            return new DecryptionKeys(List.of(new Entry(null, checked(Pem.privateKey(stripped)))));
        }
        String json =
                stripped.startsWith("{") ? stripped : new String(Pem.base64(stripped), StandardCharsets.UTF_8).strip();
        if (!json.startsWith("{")) {
            throw new KeyFormatException("the text is neither PEM nor JWK nor JWKS nor base64url of the latter two");
        }
        Map<String, Object> object = JsonKeys.object(json);
        List<?> keys = object.get("keys") instanceof List<?> list ? list : List.of(object);
        List<Entry> usable = new ArrayList<>();
        for (Object key : keys) {
            if (key instanceof Map<?, ?> jwk) {
                entry(jwk).ifPresent(usable::add);
            }
        }
        if (usable.isEmpty()) {
            throw new KeyFormatException("the text holds no private RSA (at least 2048 bits) or EC key for decrypting");
        }
        return new DecryptionKeys(usable);
    }

    /** The key that a token means: the one with its {@code kid} or, without one, the only one for this key management. */
    public Optional<Key> find(@Nullable String id, boolean ellipticCurve) {
        List<Entry> fitting = entries.stream()
                .filter(entry -> entry.key instanceof ECPrivateKey == ellipticCurve)
                .toList();
        for (Entry entry : fitting) {
            if (id != null && id.equals(entry.id)) {
                return Optional.of(entry.key);
            }
        }
        boolean only = fitting.size() == 1 && (id == null || fitting.get(0).id == null);
        return only ? Optional.of(fitting.get(0).key) : Optional.empty();
    }

    /** Whether there is a key on a curve, or one for RSA. */
    public boolean has(boolean ellipticCurve) {
        return entries.stream().anyMatch(entry -> entry.key instanceof ECPrivateKey == ellipticCurve);
    }

    private static Optional<Entry> entry(Map<?, ?> jwk) {
        if (!JsonKeys.isFor("enc", "unwrapKey", jwk) && !JsonKeys.isFor("enc", "deriveKey", jwk)) {
            return Optional.empty();
        }
        Optional<JsonWebKey> parsed = JsonKeys.key(jwk);
        if (parsed.isPresent() && parsed.get() instanceof PublicJsonWebKey pair && pair.getPrivateKey() != null) {
            try {
                return Optional.of(new Entry(pair.getKeyId(), checked(pair.getPrivateKey())));
            } catch (KeyFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static PrivateKey checked(PrivateKey key) throws KeyFormatException {
        boolean rsa = key instanceof RSAPrivateKey with && with.getModulus().bitLength() >= KeyParser.SAFE_RSA_BITS;
        if (!rsa && !(key instanceof ECPrivateKey)) {
            throw new KeyFormatException("the private key is neither RSA of at least 2048 bits nor EC");
        }
        return key;
    }
}
