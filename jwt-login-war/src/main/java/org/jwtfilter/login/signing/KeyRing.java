// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one node read of the signing keys at one time. Never changes; who asks says what time it is. */
final class KeyRing {
    private final RotationPolicy policy;
    private final List<StoredKey> keys;
    private final List<KeyTerm> terms;
    private final Map<String, SigningKey> opened = new HashMap<>();
    private final Instant readAt;

    /**
     * @param keys at least one
     * @param before keys that are open already; null if there are none
     */
    KeyRing(RotationPolicy policy, List<StoredKey> keys, Instant readAt, KeyVault vault, @Nullable KeyRing before) {
        this.policy = policy;
        this.keys = List.copyOf(keys);
        this.terms = keys.stream().map(StoredKey::term).toList();
        this.readAt = readAt;
        for (int i = 0; i < keys.size(); i++) {
            StoredKey key = keys.get(i);
            if (isNeededForSigning(i)) {
                Optional.ofNullable(before)
                        .flatMap(ring -> ring.opened(key))
                        .or(() -> vault.open(key))
                        .ifPresent(open -> opened.put(key.publicHalf().id(), open));
            }
        }
    }

    boolean isTrusted(Instant now) {
        return now.isBefore(policy.trustedUntil(readAt));
    }

    /** The key that signs at {@code now}. */
    StoredKey active(Instant now) {
        for (int i = keys.size() - 1; i > 0; i--) {
            if (policy.state(terms, i, now) == KeyState.ACTIVE) {
                return keys.get(i);
            }
        }
        return keys.get(0);
    }

    /** The key that was made last. */
    StoredKey last() {
        return keys.get(keys.size() - 1);
    }

    /** The keys that sign now or later and cannot be opened. */
    List<StoredKey> unreadable() {
        List<StoredKey> unreadable = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (isNeededForSigning(i) && opened(keys.get(i)).isEmpty()) {
                unreadable.add(keys.get(i));
            }
        }
        return unreadable;
    }

    Optional<SigningKey> opened(StoredKey key) {
        return Optional.ofNullable(opened.get(key.publicHalf().id()));
    }

    List<VerificationKey> published(Instant now) {
        List<VerificationKey> published = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (policy.state(terms, i, now) != KeyState.OVER) {
                published.add(keys.get(i).publicHalf());
            }
        }
        return List.copyOf(published);
    }

    /** How those stand that are published. */
    List<KeyStatus> statuses(Instant now) {
        List<KeyStatus> statuses = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            KeyState state = policy.state(terms, i, now);
            if (state != KeyState.OVER) {
                boolean hasSuccessor = i + 1 < terms.size();
                statuses.add(new KeyStatus(
                        keys.get(i).publicHalf(),
                        state,
                        terms.get(i).publishedAt(),
                        terms.get(i).activeFrom(),
                        hasSuccessor ? Optional.of(terms.get(i + 1).activeFrom()) : Optional.empty(),
                        hasSuccessor
                                ? Optional.of(policy.publishedUntil(terms.get(i), terms.get(i + 1)))
                                : Optional.empty()));
            }
        }
        return List.copyOf(statuses);
    }

    private boolean isNeededForSigning(int index) {
        KeyState state = policy.state(terms, index, readAt);
        return state == KeyState.ACTIVE || state == KeyState.NEXT;
    }
}
