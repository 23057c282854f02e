// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes one key out of use, and sees to it that there is one to sign with. One attempt, by what was read of the keys before. */
final class KeyRemoval {
    private static final System.Logger LOG = System.getLogger(KeyRemoval.class.getName());

    private final StoredKeys store;
    private final KeyVault vault;
    private final KeyRules rules;
    private final List<StoredKey> stored;
    private final Instant now;

    KeyRemoval(StoredKeys store, KeyVault vault, KeyRules rules, List<StoredKey> stored, Instant now) {
        this.store = store;
        this.vault = vault;
        this.rules = rules;
        this.stored = stored;
        this.now = now;
    }

    Optional<StoredKey> find(String id) {
        return stored.stream().filter(key -> key.publicHalf().id().equals(id)).findFirst();
    }

    /** @return false if the keys have changed since they were read; nothing was changed then */
    boolean remove(StoredKey key) {
        int index = stored.indexOf(key);
        KeyState state = rules.state(stored, index, now);
        boolean isLast = index == stored.size() - 1;
        boolean removed;
        if (state == KeyState.ACTIVE && !isLast) {
            removed = store.replaceByNext(key, stored.get(index + 1), now);
        } else if (state == KeyState.ACTIVE) {
            removed = store.replace(key, Optional.of(make(rules.atOnce(key, now))));
        } else if (state == KeyState.NEXT && isLast) {
            // Somebody wanted a next key, by schedule or by command. Nobody has seen this one, so it waits its time.
            removed = store.replace(key, Optional.of(make(rules.next(key, now))));
        } else {
            removed = store.replace(key, Optional.empty());
        }
        if (removed) {
            LOG.log(
                    Level.WARNING,
                    "The signing key {0} was removed by command, its tokens are good no more",
                    key.publicHalf().id());
        }
        return removed;
    }

    private StoredKey make(KeyTerm term) {
        return vault.seal(term, rules.newKey());
    }
}
