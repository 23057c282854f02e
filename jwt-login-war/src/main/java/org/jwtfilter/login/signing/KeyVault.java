// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * Seals private keys and opens them again.
 *
 * @param current seals, and opens
 * @param previous only opens, while one key-encryption key is changed for another
 */
public record KeyVault(KeyEncryptionKey current, Optional<KeyEncryptionKey> previous, SecureRandom random) {
    StoredKey seal(KeyTerm term, SigningKey key) {
        return new StoredKey(term, key.publicHalf(), seal(key));
    }

    SealedKey seal(SigningKey key) {
        return current.seal(key.pkcs8(), key.publicHalf().id(), random);
    }

    boolean isSealedByCurrent(StoredKey stored) {
        return stored.privateHalf().sealedBy().equals(current.id());
    }

    /** The key; empty if neither key-encryption key opens it, or what is inside is not the private half. */
    Optional<SigningKey> open(StoredKey stored) {
        Optional<byte[]> opened = current.open(
                        stored.privateHalf(), stored.publicHalf().id())
                .or(() -> previous.flatMap(old ->
                        old.open(stored.privateHalf(), stored.publicHalf().id())));
        try {
            return opened.map(pkcs8 -> SigningKey.of(stored.publicHalf(), pkcs8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
