// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts private keys with AES-256 in Galois/Counter Mode. Shown by its {@link #id} only. */
public final class KeyEncryptionKey {
    /** In bytes. */
    public static final int LENGTH = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{43}=?|[A-Za-z0-9_-]{43}=?");

    private final SecretKey key;
    private final String id;

    private KeyEncryptionKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
        this.id = HexFormat.of().formatHex(fingerprint(bytes), 0, 8);
    }

    /** The key of these bytes; empty unless there are {@link #LENGTH}. */
    public static Optional<KeyEncryptionKey> of(byte[] bytes) {
        return bytes.length == LENGTH ? Optional.of(new KeyEncryptionKey(bytes)) : Optional.empty();
    }

    /** The key that {@code text} says in base64 or base64url; empty if it does not say {@link #LENGTH} bytes. */
    public static Optional<KeyEncryptionKey> parse(String text) {
        String stripped = text.strip();
        if (!BASE64.matcher(stripped).matches()) {
            return Optional.empty();
        }
        return of(Base64.getUrlDecoder().decode(stripped.replace('+', '-').replace('/', '_')));
    }

    /** The text of a new key, for {@link #parse}. */
    public static String generate(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Names the key, and tells nothing of it: 16 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** @param name what the secret is called: it cannot be opened under another name */
    SealedKey seal(byte[] secret, String name, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
            byte[] all = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return new SealedKey(id, Base64.getUrlEncoder().withoutPadding().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot encrypt with AES-256-GCM", e);
        }
    }

    /** What was sealed under this name; empty if it was not, not with this key, or was changed. */
    Optional<byte[]> open(SealedKey sealed, String name) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed.text());
            if (!sealed.sealedBy().equals(id) || all.length < NONCE_BYTES + TAG_BITS / 8) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }

    private static byte[] fingerprint(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("key-encryption-key".getBytes(UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "KeyEncryptionKey[" + id + "]";
    }
}
