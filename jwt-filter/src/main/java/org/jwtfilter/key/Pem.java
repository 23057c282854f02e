// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Keys and certificates between {@code -----BEGIN} and {@code -----END} lines (RFC 7468), and in the Base64 between them. */
final class Pem {
    static final String BEGIN = "-----BEGIN ";

    private static final List<String> TYPES = List.of("RSA", "EC", "Ed25519");

    private Pem() {}

    /** The public key in a PEM text. */
    static PublicKey publicKey(String text) throws KeyFormatException {
        String label = label(text);
        if (label.contains("PRIVATE")) {
            throw new KeyFormatException("the PEM text is a private key, but a public key is needed to verify tokens");
        }
        byte[] der = body(text, label);
        return switch (label) {
            case "PUBLIC KEY" -> subjectPublicKey(der);
            case "CERTIFICATE" -> certificate(der);
            default ->
                throw new KeyFormatException(
                        "the PEM text is neither a PUBLIC KEY nor a CERTIFICATE, the two that are accepted");
        };
    }

    /** The public key in the bytes of a SubjectPublicKeyInfo or a certificate. */
    static PublicKey publicKey(byte[] der) throws KeyFormatException {
        try {
            return subjectPublicKey(der);
        } catch (KeyFormatException notAPublicKey) {
            try {
                return certificate(der);
            } catch (KeyFormatException notACertificate) {
                throw notAPublicKey;
            }
        }
    }

    /** The private key in a PEM text of PKCS #8. */
    static PrivateKey privateKey(String text) throws KeyFormatException {
        String label = label(text);
        if (!label.equals("PRIVATE KEY")) {
            throw new KeyFormatException(
                    "the PEM text is not a PRIVATE KEY (PKCS #8), which is needed to decrypt tokens");
        }
        byte[] der = body(text, label);
        for (String type : TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                // Of another type, perhaps.
            }
        }
        throw new KeyFormatException("the private key cannot be read");
    }

    /** The bytes that a Base64 text in either alphabet means, white space or none. */
    static byte[] base64(String text) throws KeyFormatException {
        String dense = text.replaceAll("\\s+", "");
        try {
            boolean url = dense.contains("-") || dense.contains("_");
            return url
                    ? Base64.getUrlDecoder().decode(dense)
                    : Base64.getDecoder().decode(dense);
        } catch (IllegalArgumentException e) {
            throw new KeyFormatException("the text is neither PEM nor JWK nor JWKS nor Base64 of one of them");
        }
    }

    private static String label(String text) throws KeyFormatException {
        int labelEnd = text.indexOf("-----", BEGIN.length());
        if (labelEnd < 0) {
            throw new KeyFormatException("the PEM text has no complete BEGIN line");
        }
        return text.substring(BEGIN.length(), labelEnd);
    }

    private static byte[] body(String text, String label) throws KeyFormatException {
        int start = BEGIN.length() + label.length() + 5;
        int end = text.indexOf("-----END " + label + "-----", start);
        if (end < 0) {
            throw new KeyFormatException("the PEM text has no matching END line");
        }
        return base64(text.substring(start, end));
    }

    private static PublicKey subjectPublicKey(byte[] der) throws KeyFormatException {
        for (String type : TYPES) {
            try {
                return KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
            } catch (GeneralSecurityException e) {
                // Of another type, perhaps.
            }
        }
        throw new KeyFormatException(
                "the key is not an RSA, EC or Ed25519 public key in X.509 (SubjectPublicKeyInfo) form");
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
}
