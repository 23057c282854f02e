// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jwtfilter.login.oauth.UnavailableException;

/** Keys in memory, for as many nodes as share it. Can be made to be away. */
public final class MemoryStoredKeys implements StoredKeys {
    private final List<StoredKey> keys = new ArrayList<>();
    private boolean away;
    private int looks;

    public synchronized void setAway(boolean away) {
        this.away = away;
    }

    /** How often somebody read all keys. */
    public synchronized int looks() {
        return looks;
    }

    @Override
    public synchronized List<StoredKey> all() {
        check();
        looks++;
        return List.copyOf(keys);
    }

    @Override
    public synchronized boolean add(StoredKey key) {
        check();
        int last = keys.isEmpty() ? 0 : keys.get(keys.size() - 1).term().generation();
        return key.term().generation() == last + 1 && keys.add(key);
    }

    @Override
    public synchronized boolean replace(StoredKey removed, Optional<StoredKey> added) {
        check();
        if (!has(removed) || !added.map(this::add).orElse(true)) {
            return false;
        }
        return keys.removeIf(key -> key.publicHalf().equals(removed.publicHalf()));
    }

    @Override
    public synchronized boolean replaceByNext(StoredKey removed, StoredKey next, Instant activeFrom) {
        check();
        if (!has(removed) || !has(next)) {
            return false;
        }
        keys.removeIf(key -> key.publicHalf().equals(removed.publicHalf()));
        keys.replaceAll(key -> key.publicHalf().equals(next.publicHalf())
                ? new StoredKey(promoted(key.term(), activeFrom), key.publicHalf(), key.privateHalf())
                : key);
        return true;
    }

    private boolean has(StoredKey known) {
        return keys.stream()
                .anyMatch(key -> key.publicHalf().equals(known.publicHalf())
                        && key.term().activeFrom().equals(known.term().activeFrom()));
    }

    private static KeyTerm promoted(KeyTerm term, Instant activeFrom) {
        return new KeyTerm(term.generation(), term.publishedAt(), activeFrom, term.longestToken());
    }

    @Override
    public synchronized void reseal(int generation, String before, SealedKey sealed) {
        check();
        keys.replaceAll(key -> key.term().generation() == generation
                        && key.privateHalf().sealedBy().equals(before)
                ? new StoredKey(key.term(), key.publicHalf(), sealed)
                : key);
    }

    @Override
    public synchronized void raiseLongestToken(Duration life) {
        check();
        keys.replaceAll(key -> new StoredKey(raised(key.term(), life), key.publicHalf(), key.privateHalf()));
    }

    @Override
    public synchronized void forget(int lastGeneration) {
        check();
        keys.removeIf(key -> key.term().generation() <= lastGeneration);
    }

    private static KeyTerm raised(KeyTerm term, Duration life) {
        Duration longest = term.longestToken().compareTo(life) < 0 ? life : term.longestToken();
        return new KeyTerm(term.generation(), term.publishedAt(), term.activeFrom(), longest);
    }

    private void check() {
        if (away) {
            throw new UnavailableException("away");
        }
    }
}
