// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /**
     * Forgets {@code removed} and adds {@code added} behind the last key, both or neither.
     *
     * @return false if the keys are not those any more that the caller knows; nothing was changed then
     */
    boolean replace(StoredKey removed, Optional<StoredKey> added);

    /**
     * Forgets {@code removed} and has {@code next} sign from {@code activeFrom}, both or neither.
     *
     * @return false if the keys are not those any more that the caller knows; nothing was changed then
     */
    boolean replaceByNext(StoredKey removed, StoredKey next, Instant activeFrom);

    /** Puts {@code sealed} for the private half of the key, unless that is not sealed by {@code before} any more. */
    void reseal(int generation, String before, SealedKey sealed);

    /** Remembers that all keys may have signed tokens of such a life, where they have shorter ones. */
    void raiseLongestToken(Duration life);

    /** Forgets the keys up to this generation. */
    void forget(int lastGeneration);
}
