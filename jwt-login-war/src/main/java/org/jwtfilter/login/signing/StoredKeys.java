// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.util.List;

/**
 * Where all nodes keep the signing keys. Throws {@link org.jwtfilter.login.oauth.UnavailableException} where the store does not answer.
 */
public interface StoredKeys {
    /** All keys that were not forgotten, in the order of their generations. */
    List<StoredKey> all();

    /**
     * Adds a key whose generation follows the last one.
     *
     * @return false if it does not: somebody else was faster, and nothing was added
     */
    boolean add(StoredKey key);

    /** Puts {@code sealed} for the private half of the key, unless that is not sealed by {@code before} any more. */
    void reseal(int generation, String before, SealedKey sealed);

    /** Remembers that all keys may have signed tokens of such a life, where they have shorter ones. */
    void raiseLongestToken(Duration life);

    /** Forgets the keys up to this generation. */
    void forget(int lastGeneration);
}
