// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;

/**
 * The signed lists, made again in the background when a token of theirs was taken back, on whichever node. A list is the same text on all
 * nodes, but for algorithms that sign with chance.
 */
public final class PublishedLists {
    /** A list is signed anew at least that often, and good for twice as long, so that others can go on while we are away. */
    static final Duration TERM = Duration.ofHours(1);

    /** As long as any token may be good that a cut-off took back. */
    private static final Duration KEPT = ListedRevocations.LONGEST_TOKEN;

    /** Between two looks that somebody made necessary who asked for a list. */
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private record Known(ListVersion version, long term, String keyId, StatusListToken token) {}

    private final StatusLists lists;
    private final SigningKeys keys;
    private final String issuer;
    private final Duration timeToLive;
    private final Clock clock;
    private final AtomicReference<Instant> nextLook = new AtomicReference<>(Instant.MIN);
    private final Semaphore changes = new Semaphore(0);
    private volatile Map<Integer, Known> known = Map.of();

    /** @param timeToLive how often those who verify are to ask for news */
    public PublishedLists(StatusLists lists, SigningKeys keys, String issuer, Duration timeToLive, Clock clock) {
        this.lists = lists;
        this.keys = keys;
        this.issuer = issuer;
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** Where a list is. */
    public String uri(int list) {
        return issuer + "/status/" + list;
    }

    /** The number of the list that is there; empty if none of ours is. */
    Optional<Integer> number(String uri) {
        String prefix = uri(0).substring(0, uri(0).length() - 1);
        String number = uri.startsWith(prefix) ? uri.substring(prefix.length()) : "";
        return number.matches("[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
    }

    /** To be called when a token may have been taken back; then whoever waits in {@link #awaitChange} calls {@link #look}. */
    public void changed() {
        changes.release();
    }

    /** Returns when a token may have been taken back on this node, at the latest after that time. */
    public void awaitChange(Duration longest) throws InterruptedException {
        if (changes.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            changes.drainPermits();
        }
    }

    /** The list; empty if there is none of this number, or no token in it can be good any more. */
    public Optional<StatusListToken> find(int list) {
        Map<Integer, Known> now = known;
        // Another node may have begun it since the last look. Only the next number can be that.
        int newest = now.keySet().stream().mapToInt(Integer::intValue).max().orElse(list - 1);
        if (!now.containsKey(list) && list == newest + 1 && mayLook()) {
            look();
            now = known;
        }
        return Optional.ofNullable(now.get(list)).map(Known::token);
    }

    /** Anybody may ask, as often as he likes: that is worth a look at the database now and then, not each time. */
    private boolean mayLook() {
        Instant now = clock.instant();
        Instant next = nextLook.get();
        return !now.isBefore(next) && nextLook.compareAndSet(next, now.plus(BETWEEN_LOOKS));
    }

    /** Makes the lists again that have changed. */
    public synchronized void look() {
        Instant now = clock.instant();
        List<ListVersion> current = lists.current(now);
        if (current.isEmpty()) {
            known = Map.of();
            return;
        }
        SigningKey key = keys.active();
        String keyId = key.publicHalf().id();
        long term = now.getEpochSecond() / TERM.toSeconds();
        Map<Integer, Known> next = new HashMap<>();
        for (ListVersion version : current) {
            Known before = known.get(version.list());
            boolean same = before != null
                    && before.version.revision() == version.revision()
                    && before.term == term
                    && before.keyId.equals(keyId);
            next.put(version.list(), same ? before : new Known(version, term, keyId, made(version, term, key)));
        }
        known = Map.copyOf(next);
    }

    private StatusListToken made(ListVersion version, long term, SigningKey key) {
        long start = term * TERM.toSeconds();
        return StatusListToken.of(
                issuer,
                uri(version.list()),
                lists.revoked(version.list()),
                // Whatever is older had expired long before it could be published.
                lists.cutOffs(version.changedAt().minus(KEPT)),
                // Never earlier than that of the text before it, which those who verify would hold against it.
                Math.max(start, version.changedAt().getEpochSecond()),
                start + 2 * TERM.toSeconds(),
                timeToLive,
                key);
    }
}
