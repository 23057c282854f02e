// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

/**
 * The signing keys that are kept cannot be opened, so we do not start: to sign with new ones would void all tokens, and nobody would know why.
 * The message is a sentence for the person who deploys, and holds no secret.
 */
public final class KeysUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnreadableException(StoredKey key, KeyVault vault) {
        super(
                "The signing key " + key.publicHalf().id()
                        + " in the database was encrypted with the key-encryption key "
                        + key.privateHalf().sealedBy() + ", but what is configured is "
                        + vault.current().id()
                        + vault.previous()
                                .map(old -> " and, as the previous one, " + old.id())
                                .orElse("")
                        + ". Give the right key-encryption key back; while it is changed, give the old one as the previous one.");
    }
}
