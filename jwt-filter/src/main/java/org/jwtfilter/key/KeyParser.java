// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the keys of one issuer from any of the texts in which they are handed round: PEM ({@code PUBLIC KEY} or
 * {@code CERTIFICATE}), the same Base64 without the PEM lines, JWK, JWKS, and JWK or JWKS encoded as base64url. MicroProfile
 * JWT 2.1 section 9.2.2 names the forms.
 *
 * <p>Each key gets one algorithm: the one that its JWK names or, if it names none, the first of the issuer's that it fits.
 */
public final class KeyParser implements KeyReader {
    /** Shorter RSA keys are not safe (RFC 7518 section 3.3). */
    public static final int SAFE_RSA_BITS = 2048;

    /** MicroProfile JWT 2.1 section 4.1 still knows RSA keys of this length, though it advises against them. */
    public static final int LEAST_RSA_BITS = 1024;

    private final List<SignatureAlgorithm> algorithms;
    private final CryptoProvider provider;
    private final int minRsaBits;

    /**
     * For the keys of one issuer.
     *
     * @param algorithms what it may sign with, the usual one first
     * @param provider who will verify
     * @param minRsaBits shorter RSA keys are not taken; {@link #LEAST_RSA_BITS} or more
     */
    public KeyParser(List<SignatureAlgorithm> algorithms, CryptoProvider provider, int minRsaBits) {
        if (minRsaBits < LEAST_RSA_BITS) {
            throw new IllegalArgumentException("at least " + LEAST_RSA_BITS + " bits");
        }
        this.algorithms = List.copyOf(algorithms);
        this.provider = provider;
        this.minRsaBits = minRsaBits;
    }

    /** For keys that are safe by today's measure. */
    public KeyParser(List<SignatureAlgorithm> algorithms, CryptoProvider provider) {
        this(algorithms, provider, SAFE_RSA_BITS);
    }

    /** @throws KeyFormatException if the text holds no key that can verify a signature, or only a private one */
    @Override
    public KeySnapshot read(String text) throws KeyFormatException {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new KeyFormatException("the key text is empty");
        }
        if (stripped.startsWith("{")) {
            return new JsonKeys(this).read(stripped);
        }
        if (stripped.startsWith(Pem.BEGIN)) {
            return single(Pem.publicKey(stripped));
        }
        byte[] decoded = Pem.base64(stripped);
        String asText = new String(decoded, StandardCharsets.UTF_8).strip();
        return asText.startsWith("{") ? new JsonKeys(this).read(asText) : single(Pem.publicKey(decoded));
    }

    private KeySnapshot single(Key key) throws KeyFormatException {
        VerificationKey usable = usable(null, key, null)
                .orElseThrow(() -> new KeyFormatException("the key, of type " + key.getAlgorithm() + ", fits none of "
                        + algorithms + "; RSA keys need at least " + minRsaBits + " bits"));
        return new KeySnapshot(List.of(usable));
    }

    /** The key with its algorithm, empty if the issuer may not use it. */
    Optional<VerificationKey> usable(@Nullable String id, Key key, @Nullable String alg) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < minRsaBits) {
            return Optional.empty();
        }
        return algorithms.stream()
                .filter(algorithm -> alg == null
                        || SignatureAlgorithm.named(alg)
                                .filter(algorithm::equals)
                                .isPresent())
                .filter(algorithm -> algorithm.fits(key))
                .findFirst()
                .map(algorithm -> new VerificationKey(id, provider.adopt(key, algorithm), algorithm));
    }

    /** What the keys must be good for, in words. */
    String wanted() {
        return "a key for one of " + algorithms + " (RSA keys with at least " + minRsaBits + " bits)";
    }
}
