// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jwtfilter.login.revocation.LeasedBlock;
import org.jwtfilter.login.revocation.ListVersion;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.revocation.StatusLists;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.VerificationKey;

/** Lists of a million tokens each, one in a hundred of which was taken back. */
final class FilledLists implements StatusLists {
    static final int SIZE = StatusLists.LIST_SIZE;

    private static final int[] REVOKED =
            places().stream().mapToInt(Integer::intValue).toArray();

    private final Instant begun = Instant.now();
    private volatile int lists = 1;
    private volatile long revision;

    /** The same in each list, and in each run. */
    static Set<Integer> places() {
        Random random = new Random(0);
        Set<Integer> places = new LinkedHashSet<>();
        while (places.size() < SIZE / 100) {
            places.add(random.nextInt(SIZE));
        }
        return places;
    }

    /** So many of them, signed. */
    static PublishedLists published(int number, SigningKey key, String issuer, FilledLists filled) {
        filled.lists = number;
        SigningKeys keys = new SigningKeys() {
            @Override
            public SigningKey active() {
                return key;
            }

            @Override
            public List<VerificationKey> published() {
                return List.of(key.publicHalf());
            }
        };
        PublishedLists published = new PublishedLists(filled, keys, issuer, Duration.ofSeconds(15), Clock.systemUTC());
        published.look();
        return published;
    }

    /** As if one more token had been taken back. */
    void change() {
        revision++;
    }

    @Override
    public List<ListVersion> current(Instant now) {
        long newest = revision;
        return IntStream.rangeClosed(1, lists)
                .mapToObj(list -> new ListVersion(list, newest, begun))
                .toList();
    }

    @Override
    public int[] revoked(int list) {
        return REVOKED;
    }

    @Override
    public LeasedBlock lease(Instant now, Instant expiresAt) {
        throw new UnsupportedOperationException("nothing is issued here");
    }

    @Override
    public Map<String, Instant> cutOffs(Instant since) {
        return Map.of();
    }
}
