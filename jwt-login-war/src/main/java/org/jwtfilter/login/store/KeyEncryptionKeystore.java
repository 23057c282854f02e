// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import org.jwtfilter.login.signing.KeyEncryptionKey;

/** A key-encryption key in a PKCS #12 keystore, as {@code keytool -genseckey -keyalg AES -keysize 256 -storetype PKCS12} makes it. */
public final class KeyEncryptionKeystore {
    private KeyEncryptionKeystore() {}

    /**
     * The AES-256 key that {@code alias} names.
     *
     * @throws StartException if the keystore is missing, open to others, has another password, or no such key
     */
    public static KeyEncryptionKey read(Path file, String password, String alias) {
        if (Files.notExists(file)) {
            throw new StartException(
                    "The keystore " + file + " is missing. Put it back: the signing keys in the database cannot be"
                            + " read without the key in it.");
        }
        OwnerOnly.check(file);
        try (InputStream input = Files.newInputStream(file)) {
            KeyStore keystore = KeyStore.getInstance("PKCS12");
            keystore.load(input, password.toCharArray());
            Key key = keystore.getKey(alias, password.toCharArray());
            byte[] bytes = key == null ? null : key.getEncoded();
            if (bytes == null) {
                throw unusable(file, alias);
            }
            return KeyEncryptionKey.of(bytes).orElseThrow(() -> unusable(file, alias));
        } catch (IOException | GeneralSecurityException e) {
            // Without the cause's words about what is in it.
            throw new StartException("The keystore " + file
                    + " cannot be opened: it is no PKCS #12 keystore, or has another password for itself or the key "
                    + alias);
        }
    }

    private static StartException unusable(Path file, String alias) {
        return new StartException("The keystore " + file + " has no AES key of 256 bits that is called " + alias);
    }
}
