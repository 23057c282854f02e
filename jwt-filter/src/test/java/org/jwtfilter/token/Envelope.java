// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jwtfilter.token.TestTokens.part;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.lang.JoseException;

/**
 * Encrypts a text, well or, if a test says so, badly. {@link #seal} leaves the work to jose4j; {@link #parts} does RSA-OAEP-256
 * with A256GCM by hand, so that a header may say anything.
 */
final class Envelope {
    private final String content;
    private final Map<String, String> header = new LinkedHashMap<>();

    private Envelope(String content) {
        this.content = content;
        header("alg", "\"RSA-OAEP-256\"").header("enc", "\"A256GCM\"").header("cty", "\"JWT\"");
    }

    static Envelope around(String content) {
        return new Envelope(content);
    }

    /** Sets a member of the header to a JSON text. */
    Envelope header(String name, String json) {
        header.put(name, json);
        return this;
    }

    Envelope withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    String seal(Key key, String alg, String enc) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(alg);
        jwe.setEncryptionMethodHeaderParameter(enc);
        jwe.setContentTypeHeaderValue("JWT");
        jwe.setKey(key);
        jwe.setPayload(content);
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Header, encrypted key, initialisation vector, ciphertext, tag. */
    String[] parts(Key recipient) {
        try {
            String encodedHeader = part(header.entrySet().stream()
                    .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}")));
            byte[] contentKey = new byte[32];
            Arrays.fill(contentKey, (byte) 7);
            Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(
                    Cipher.ENCRYPT_MODE,
                    recipient,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            byte[] iv = new byte[12];
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(contentKey, "AES"), new GCMParameterSpec(128, iv));
            gcm.updateAAD(encodedHeader.getBytes(US_ASCII));
            byte[] sealed = gcm.doFinal(content.getBytes(UTF_8));
            int length = sealed.length - 16;
            return new String[] {
                encodedHeader,
                part(wrap.doFinal(contentKey)),
                part(iv),
                part(Arrays.copyOf(sealed, length)),
                part(Arrays.copyOfRange(sealed, length, sealed.length))
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(Key recipient) {
        return String.join(".", parts(recipient));
    }
}
