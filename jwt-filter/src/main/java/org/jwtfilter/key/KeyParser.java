// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Reads public keys from any of the texts in which they are handed round: PEM ({@code PUBLIC KEY} or {@code CERTIFICATE}),
 * the same Base64 without the PEM lines, JWK, JWKS, and JWK or JWKS encoded as base64url.
 *
 * <p>MicroProfile JWT 2.1 section 9.2.2 names the forms.
 */
public final class KeyParser {
    /** Shorter RSA keys are not safe (RFC 7518 section 3.3). */
    static final int MIN_RSA_BITS = 2048;

    private static final String PEM_BEGIN = "-----BEGIN ";

    private KeyParser() {}

    /**
     * The keys that the text holds.
     *
     * @throws KeyFormatException if it holds no key that can verify a signature, or a private one
     */
    public static KeySnapshot parse(String text) throws KeyFormatException {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new KeyFormatException("the key text is empty");
        }
        if (stripped.startsWith("{")) {
            return JsonKeys.parse(stripped);
        }
        if (stripped.startsWith(PEM_BEGIN)) {
            return single(pem(stripped));
        }
        return base64(stripped);
    }

    private static PublicKey pem(String text) throws KeyFormatException {
        int labelEnd = text.indexOf("-----", PEM_BEGIN.length());
        if (labelEnd < 0) {
            throw new KeyFormatException("the PEM text has no complete BEGIN line");
        }
        String label = text.substring(PEM_BEGIN.length(), labelEnd);
        int end = text.indexOf("-----END " + label + "-----", labelEnd);
        if (end < 0) {
            throw new KeyFormatException("the PEM text has no matching END line");
        }
        if (label.contains("PRIVATE")) {
            throw new KeyFormatException("the PEM text is a private key, but a public key is needed to verify tokens");
        }
        byte[] der = mime(text.substring(labelEnd + 5, end));
        return switch (label) {
            case "PUBLIC KEY" -> subjectPublicKey(der);
            case "CERTIFICATE" -> certificate(der);
            default ->
                throw new KeyFormatException(
                        "the PEM text is neither a PUBLIC KEY nor a CERTIFICATE, the two that are accepted");
        };
    }

    private static KeySnapshot base64(String text) throws KeyFormatException {
        byte[] decoded = text.contains("-") || text.contains("_") ? url(text) : mime(text);
        String asText = new String(decoded, StandardCharsets.UTF_8).strip();
        if (asText.startsWith("{")) {
            return JsonKeys.parse(asText);
        }
        try {
            return single(subjectPublicKey(decoded));
        } catch (KeyFormatException notAPublicKey) {
            return single(certificateOr(notAPublicKey, decoded));
        }
    }

    /** The key of the certificate that these bytes are; where they are none, it was not for want of a certificate. */
    private static PublicKey certificateOr(KeyFormatException otherwise, byte[] der) throws KeyFormatException {
        try {
            return certificate(der);
        } catch (KeyFormatException notACertificate) {
            throw otherwise;
        }
    }

    private static KeySnapshot single(PublicKey key) throws KeyFormatException {
        if (!(key instanceof RSAPublicKey rsa)) {
            throw new KeyFormatException("the key is of type " + key.getAlgorithm() + ", but RSA is needed for RS256");
        }
        if (rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new KeyFormatException("the RSA key has " + rsa.getModulus().bitLength() + " bits, but at least "
                    + MIN_RSA_BITS + " are needed");
        }
        return new KeySnapshot(List.of(new VerificationKey(null, key, null)));
    }

    private static PublicKey subjectPublicKey(byte[] der) throws KeyFormatException {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new KeyFormatException("the key is not an RSA public key in X.509 (SubjectPublicKeyInfo) form");
        }
    }

    private static PublicKey certificate(byte[] der) throws KeyFormatException {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der))
                    .getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new KeyFormatException("the certificate cannot be read");
        }
    }

    private static byte[] mime(String text) throws KeyFormatException {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
    }

    private static byte[] url(String text) throws KeyFormatException {
        try {
            return Base64.getUrlDecoder().decode(text.replaceAll("\\s+", ""));
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
    }

    private static KeyFormatException notAKey() {
        return new KeyFormatException("the text is neither PEM nor JWK nor JWKS nor Base64 of one of them");
    }
}
