// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a signing key is made, used and forgotten. Pure: asks no store and no clock. Keys are given in the order of their generations.
 *
 * @param interval how long a key signs, at least {@code publishBefore}
 * @param publishBefore how long a key is published before it signs: at least as long as resource servers go on with the keys that they have
 * @param publishAfter how long a key stays published after its last token has expired, for clocks that differ
 */
public record RotationPolicy(Duration interval, Duration publishBefore, Duration publishAfter) {
    private static final Duration LONGEST_CACHING = Duration.ofMinutes(5);
    private static final Duration LONGEST_BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException unless {@code interval >= publishBefore >= 2 s} and {@code publishAfter >= 0} */
    public RotationPolicy {
        if (publishBefore.compareTo(Duration.ofSeconds(2)) < 0
                || interval.compareTo(publishBefore) < 0
                || publishAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "A key is published 2 s or more before it signs, and signs as long or longer");
        }
    }

    /** How {@code keys.get(index)} stands at {@code now}. A time that has come is a time that is over. */
    KeyState state(List<KeyTerm> keys, int index, Instant now) {
        if (now.isBefore(keys.get(index).activeFrom())) {
            // The first key has nobody to wait for, even if a clock goes wrong.
            return index == 0 ? KeyState.ACTIVE : KeyState.NEXT;
        }
        if (index + 1 == keys.size() || now.isBefore(keys.get(index + 1).activeFrom())) {
            return KeyState.ACTIVE;
        }
        return now.isBefore(publishedUntil(keys.get(index), keys.get(index + 1))) ? KeyState.RETIRED : KeyState.OVER;
    }

    /** When a key that has a successor is over. */
    Instant publishedUntil(KeyTerm key, KeyTerm successor) {
        return successor.activeFrom().plus(key.longestToken()).plus(publishAfter);
    }

    /** Whether a next key is to be made. Never while there is one, so that every key gets its time of being published. */
    boolean isNextDue(List<KeyTerm> keys, Instant now) {
        return !hasNext(keys, now)
                && !now.isBefore(last(keys).activeFrom().plus(interval).minus(publishBefore));
    }

    boolean hasNext(List<KeyTerm> keys, Instant now) {
        return state(keys, keys.size() - 1, now) == KeyState.NEXT;
    }

    /** The term of the key that follows {@code last} and is made at {@code now}. */
    KeyTerm next(KeyTerm last, Instant now, Duration longestToken) {
        return new KeyTerm(last.generation() + 1, now, now.plus(publishBefore), longestToken);
    }

    /**
     * Until when it is safe to sign by what was read at {@code readAt}. A key of which that knows nothing was made later, and does not sign
     * before this.
     */
    Instant trustedUntil(Instant readAt) {
        return readAt.plus(publishBefore);
    }

    /** How often each node looks what the others have done. So soon do all of them let go of a key that was removed. */
    public Duration betweenLooks() {
        Duration share = publishBefore.dividedBy(8);
        return share.compareTo(LONGEST_BETWEEN_LOOKS) > 0 ? LONGEST_BETWEEN_LOOKS : share;
    }

    /** How long a published key set may be kept. With the time between looks, well below the time of being published before use. */
    public Duration caching() {
        Duration share = publishBefore.dividedBy(4);
        return Duration.ofSeconds((share.compareTo(LONGEST_CACHING) > 0 ? LONGEST_CACHING : share).toSeconds());
    }

    private static KeyTerm last(List<KeyTerm> keys) {
        return keys.get(keys.size() - 1);
    }
}
