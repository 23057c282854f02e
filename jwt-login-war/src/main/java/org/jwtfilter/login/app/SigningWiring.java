// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.jwtfilter.login.admin.KeyAdministration;
import org.jwtfilter.login.audit.AuditTrail;
import org.jwtfilter.login.signing.KeyEncryptionKey;
import org.jwtfilter.login.signing.KeyVault;
import org.jwtfilter.login.signing.PublishedKeys;
import org.jwtfilter.login.signing.RotatingKeys;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.StoredKeys;
import org.jwtfilter.login.store.Database;
import org.jwtfilter.login.store.KeyEncryptionFile;
import org.jwtfilter.login.store.KeyEncryptionKeystore;
import org.jwtfilter.login.store.OldKeyFile;
import org.jwtfilter.login.store.SqlStoredKeys;

/** The part of the composition root that makes the signing keys. */
@ApplicationScoped
class SigningWiring {
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();

    @Produces
    @Singleton
    RotatingKeys signingKeys(LoginConfig config, Database database) {
        return open(config.signing(), config.dataDirectory(), new SqlStoredKeys(database), clock, random);
    }

    @Produces
    @Singleton
    PublishedKeys publishedKeys(RotatingKeys keys, LoginConfig config) {
        return new PublishedKeys(keys, config.signing().rules().policy().caching());
    }

    @Produces
    @Singleton
    KeyAdministration keyAdministration(RotatingKeys keys, AuditTrail audit) {
        return new KeyAdministration(keys, audit);
    }

    @Produces
    @Singleton
    KeyLookout keyLookout(RotatingKeys keys, AuditTrail audit) {
        KeyLookout lookout = new KeyLookout(keys, audit);
        lookout.start();
        return lookout;
    }

    void close(@Disposes KeyLookout lookout) {
        lookout.close();
    }

    /**
     * Opens the keys in {@code store}; a key of an earlier version is taken over where there are none.
     *
     * @param directory where the files of earlier versions are, and the key-encryption key if no other place is configured
     * @throws org.jwtfilter.login.store.StartException if a file that is needed is missing or unusable
     * @throws org.jwtfilter.login.signing.KeysUnreadableException if the key-encryption key is not the right one
     */
    static RotatingKeys open(SigningConfig config, Path directory, StoredKeys store, Clock clock, SecureRandom random) {
        boolean empty = store.all().isEmpty();
        KeyEncryptionKey current = key(config.keyEncryption(), directory, empty, random);
        Optional<KeyEncryptionKey> previous = config.previous().map(source -> key(source, directory, false, random));
        Optional<SigningKey> imported = empty ? OldKeyFile.read(directory) : Optional.empty();
        RotatingKeys keys =
                RotatingKeys.open(store, new KeyVault(current, previous, random), config.rules(), imported, clock);
        OldKeyFile.warnIfLeft(directory);
        return keys;
    }

    private static KeyEncryptionKey key(
            KeyEncryptionSource source, Path directory, boolean mayMake, SecureRandom random) {
        if (source instanceof KeyEncryptionSource.Given given) {
            return given.key();
        }
        if (source instanceof KeyEncryptionSource.InFile inFile) {
            return KeyEncryptionFile.read(inFile.file());
        }
        if (source instanceof KeyEncryptionSource.InKeystore keystore) {
            return KeyEncryptionKeystore.read(keystore.file(), keystore.password(), keystore.alias());
        }
        return KeyEncryptionFile.inDirectory(directory, mayMake, random);
    }
}
