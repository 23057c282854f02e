// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import java.nio.file.Path;
import org.jwtfilter.login.signing.KeyEncryptionKey;

/** Where the key-encryption key is. */
sealed interface KeyEncryptionSource {
    /** In the configuration itself, for example in an environment variable. */
    record Given(KeyEncryptionKey key) implements KeyEncryptionSource {}

    record InFile(Path file) implements KeyEncryptionSource {}

    record InKeystore(Path file, String password, String alias) implements KeyEncryptionSource {
        @Override
        public String toString() {
            return "InKeystore[" + file + ", " + alias + "]";
        }
    }

    /** In a file of ours in the data directory, made when it is needed first. */
    record InDataDirectory() implements KeyEncryptionSource {}
}
