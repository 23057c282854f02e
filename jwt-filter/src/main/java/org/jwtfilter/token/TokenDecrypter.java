// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.util.Objects.requireNonNull;

import java.security.Key;
import java.util.Map;
import java.util.Set;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.key.DecryptionKeys;

/**
 * Opens tokens that were encrypted to us and returns the signed token inside. What is encrypted proves nothing: anybody can
 * encrypt to a public key; so the signature is demanded in any case.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-5.2">RFC 7519 section 5.2</a>
 */
public final class TokenDecrypter {
    /** Key management that can be configured: no RSA1_5 (RFC 8725 section 3.2), no passwords, no shared keys. */
    public static final Set<String> KEY_MANAGEMENT =
            Set.of("RSA-OAEP", "RSA-OAEP-256", "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW");

    /** Content encryption that is accepted. */
    public static final Set<String> CONTENT_ENCRYPTION =
            Set.of("A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512");

    private final DecryptionKeys keys;
    private final Set<String> keyManagement;
    private final AlgorithmConstraints keyConstraints;
    private final AlgorithmConstraints contentConstraints;

    /** @param keyManagement accepted {@code alg} values, some of {@link #KEY_MANAGEMENT} */
    public TokenDecrypter(DecryptionKeys keys, Set<String> keyManagement) {
        this.keys = requireNonNull(keys, "keys");
        this.keyManagement = Set.copyOf(keyManagement);
        if (keyManagement.isEmpty() || !KEY_MANAGEMENT.containsAll(keyManagement)) {
            throw new IllegalArgumentException("accepted are some of " + KEY_MANAGEMENT);
        }
        this.keyConstraints = permitting(this.keyManagement);
        this.contentConstraints = permitting(CONTENT_ENCRYPTION);
    }

    /** Whether any token could be opened: whether for one of the key managements there is a key. */
    public boolean opensAny() {
        return keyManagement.stream().anyMatch(alg -> keys.has(isOnCurve(alg)));
    }

    private static boolean isOnCurve(String alg) {
        return alg.startsWith("ECDH");
    }

    /** The text of the signed token that {@code token} holds. */
    String decrypt(String text, CompactToken token) throws TokenRejectedException {
        Map<String, Object> header = header(token);
        if (!(header.get("cty") instanceof String cty)
                || !(cty.equalsIgnoreCase("JWT") || cty.equalsIgnoreCase("application/jwt"))) {
            throw new TokenRejectedException(Rejection.NOT_NESTED);
        }
        return plaintext(text, header);
    }

    /** The header, which asks for nothing that we do not do. */
    Map<String, Object> header(CompactToken token) throws TokenRejectedException {
        for (int part = 1; part < 5; part++) {
            token.decoded(part); // One spelling here, too.
        }
        Map<String, Object> header = token.header();
        if (!(header.get("alg") instanceof String alg)
                || !keyManagement.contains(alg)
                || !(header.get("enc") instanceof String enc)
                || !CONTENT_ENCRYPTION.contains(enc)
                || header.containsKey("zip")) {
            throw new TokenRejectedException(Rejection.ENCRYPTION_NOT_ALLOWED);
        }
        if (header.containsKey("crit")) {
            throw new TokenRejectedException(Rejection.CRITICAL_HEADER_UNKNOWN);
        }
        return header;
    }

    /** What was encrypted, by a header that was found good, to one of our keys. */
    String plaintext(String text, Map<String, Object> header) throws TokenRejectedException {
        String keyId = TokenHeader.optionalString(header, "kid", Rejection.HEADER_MALFORMED);
        String alg = (String) requireNonNull(header.get("alg"), "checked with the header");
        Key key = keys.find(keyId, isOnCurve(alg))
                .orElseThrow(() -> new TokenRejectedException(Rejection.DECRYPTION_FAILED));
        JsonWebEncryption encrypted = new JsonWebEncryption();
        encrypted.setAlgorithmConstraints(keyConstraints);
        encrypted.setContentEncryptionAlgorithmConstraints(contentConstraints);
        encrypted.setProviderContext(new ProviderContext());
        encrypted.setKey(key);
        @Nullable String inner;
        try {
            encrypted.setCompactSerialization(text);
            inner = encrypted.getPlaintextString();
        } catch (JoseException | RuntimeException e) {
            // One answer for every cause: which one it was helps only those who try to break the encryption.
            throw new TokenRejectedException(Rejection.DECRYPTION_FAILED);
        }
        if (inner == null || inner.isEmpty()) {
            throw new TokenRejectedException(Rejection.NOT_NESTED);
        }
        return inner;
    }

    private static AlgorithmConstraints permitting(Set<String> algorithms) {
        return new AlgorithmConstraints(ConstraintType.PERMIT, algorithms.toArray(String[]::new));
    }
}
