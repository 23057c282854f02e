// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.jwtfilter.login.oauth.UnavailableException;

/**
 * The signing keys of all nodes, changed by schedule and by command. No node tells another anything: each reads the same rows and a row says from
 * when its key signs, so all change over at that time. Who asks for a key never waits for the store, except where nobody has {@linkplain #look
 * looked} for too long.
 */
public final class RotatingKeys implements SigningKeys {
    private static final System.Logger LOG = System.getLogger(RotatingKeys.class.getName());

    private static final int MAX_TRIES = 10;

    private final StoredKeys store;
    private final KeyVault vault;
    private final KeyRules rules;
    private final Clock clock;
    private volatile KeyRing ring;

    private RotatingKeys(StoredKeys store, KeyVault vault, KeyRules rules, Clock clock, KeyRing ring) {
        this.store = store;
        this.vault = vault;
        this.rules = rules;
        this.clock = clock;
        this.ring = ring;
    }

    /**
     * The keys in {@code store}; a first one is made where there are none. What is sealed by the previous key-encryption key is sealed anew.
     *
     * @param imported what to begin with instead of a new key
     * @throws KeysUnreadableException if the key-encryption key does not open them; nothing is changed then
     */
    public static RotatingKeys open(
            StoredKeys store, KeyVault vault, KeyRules rules, Optional<SigningKey> imported, Clock clock) {
        Instant now = clock.instant();
        if (store.all().isEmpty()) {
            SigningKey first = imported.orElseGet(rules::newKey);
            if (store.add(vault.seal(new KeyTerm(1, now, now, rules.longestToken()), first))) {
                LOG.log(
                        Level.INFO,
                        "The first signing key is {0}",
                        first.publicHalf().id());
            }
        }
        List<StoredKey> stored = store.all();
        KeyRing ring = ring(rules, stored, now, vault, null);
        for (StoredKey unreadable : ring.unreadable()) {
            throw new KeysUnreadableException(unreadable, vault);
        }
        for (StoredKey key : stored) {
            if (!vault.isSealedByCurrent(key)) {
                vault.open(key).ifPresent(open -> reseal(store, key, vault.seal(open)));
            }
        }
        RotatingKeys keys = new RotatingKeys(store, vault, rules, clock, ring);
        keys.look();
        return keys;
    }

    @Override
    public SigningKey active() {
        Instant now = clock.instant();
        KeyRing known = known(now);
        StoredKey active = known.active(now);
        return known.opened(active)
                .orElseThrow(() -> new UnavailableException(
                        "The signing key " + active.publicHalf().id() + " cannot be opened"));
    }

    @Override
    public List<VerificationKey> published() {
        Instant now = clock.instant();
        return known(now).published(now);
    }

    /**
     * Reads what the other nodes have done and does what is due: makes the next key, forgets what is over. To be called again and again, after
     * {@link RotationPolicy#betweenLooks} each time.
     *
     * @throws UnavailableException if the store does not answer; the keys that are known stay in use for as long as that is safe
     */
    public synchronized void look() {
        Instant now = clock.instant();
        List<StoredKey> stored = store.all();
        if (rules.isNextDue(stored, now)) {
            stored = addNext(stored, now);
        }
        if (stored.stream().anyMatch(key -> key.term().longestToken().compareTo(rules.longestToken()) < 0)) {
            store.raiseLongestToken(rules.longestToken());
            stored = store.all();
        }
        ring = ring(rules, stored, now, vault, ring);
        for (StoredKey unreadable : ring.unreadable()) {
            LOG.log(Level.ERROR, new KeysUnreadableException(unreadable, vault).getMessage());
        }
        rules.lastOver(stored, now).ifPresent(store::forget);
    }

    /**
     * Has a next key made now, unless there is one. It signs after it was published for as long as the policy says, so that no good token is
     * refused.
     *
     * @return the next key and from when it signs
     */
    public synchronized Rotation rotateNow() {
        Instant now = clock.instant();
        List<StoredKey> stored = store.all();
        boolean due = !rules.hasNext(stored, now);
        if (due) {
            stored = addNext(stored, now);
        }
        ring = ring(rules, stored, now, vault, ring);
        StoredKey next = ring.last();
        return new Rotation(next.publicHalf(), next.term().activeFrom(), due);
    }

    /**
     * Takes a key that others may have got hold of out of use at once: it signs no more and is published no more. Where it was the active one,
     * the next key signs from now on or, if there is none, a new one that nobody has seen yet. Other nodes follow when they {@linkplain #look look}.
     *
     * @param id of a key that was not forgotten
     * @return the key that signs now; empty if there is no key of this id, perhaps not any more
     */
    public synchronized Optional<VerificationKey> remove(String id) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Instant now = clock.instant();
            List<StoredKey> stored = store.all();
            KeyRemoval removal = new KeyRemoval(store, vault, rules, stored, now);
            Optional<StoredKey> found = removal.find(id);
            boolean removed = found.isPresent() && removal.remove(found.get());
            if (removed || found.isEmpty()) {
                ring = ring(rules, removed ? store.all() : stored, now, vault, ring);
                return found.map(any -> ring.active(now).publicHalf());
            }
        }
        throw new UnavailableException("The signing keys were changed by others, again and again");
    }

    /** How the keys stand that are published now, the oldest first; read from the store. */
    public List<KeyStatus> list() {
        Instant now = clock.instant();
        return ring(rules, store.all(), now, vault, ring).statuses(now);
    }

    /** How often to {@link #look}. */
    public Duration betweenLooks() {
        return rules.policy().betweenLooks();
    }

    private List<StoredKey> addNext(List<StoredKey> stored, Instant now) {
        SigningKey next = rules.newKey();
        KeyTerm term = rules.next(stored.get(stored.size() - 1), now);
        if (store.add(vault.seal(term, next))) {
            LOG.log(
                    Level.INFO,
                    "The next signing key is {0}, it signs from {1}",
                    next.publicHalf().id(),
                    term.activeFrom());
        }
        return store.all();
    }

    private KeyRing known(Instant now) {
        KeyRing known = ring;
        return known.isTrusted(now) ? known : looked(now);
    }

    private synchronized KeyRing looked(Instant now) {
        if (!ring.isTrusted(now)) {
            look();
        }
        return ring;
    }

    private static void reseal(StoredKeys store, StoredKey key, SealedKey sealed) {
        store.reseal(key.term().generation(), key.privateHalf().sealedBy(), sealed);
        LOG.log(
                Level.INFO,
                "The signing key {0} is encrypted with the key-encryption key {1} now",
                key.publicHalf().id(),
                sealed.sealedBy());
    }

    private static KeyRing ring(
            KeyRules rules, List<StoredKey> stored, Instant now, KeyVault vault, @Nullable KeyRing before) {
        if (stored.isEmpty()) {
            throw new UnavailableException("There are no signing keys in the database any more");
        }
        return new KeyRing(rules.policy(), stored, now, vault, before);
    }
}
