// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of signing keys does. */
public abstract class StoredKeysContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Duration TOKEN = Duration.ofMinutes(5);

    private final KeyVault vault = vault();

    /** An empty store. */
    protected abstract StoredKeys store();

    @Test
    void givesBackEveryKindOfKeyAsItWasAdded() {
        StoredKeys store = store();
        List<StoredKey> added = new ArrayList<>();
        for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
            added.add(key(added.size() + 1, algorithm));
            assertThat(store.add(added.get(added.size() - 1))).isTrue();
        }

        assertThat(store.all()).isEqualTo(added);
        assertThat(store.all()).allSatisfy(key -> assertThat(vault.open(key)).isPresent());
    }

    @Test
    void addsAKeyOnlyBehindTheLastOne() {
        StoredKeys store = store();

        assertThat(store.add(key(2))).isFalse();
        assertThat(store.add(key(1))).isTrue();
        assertThat(store.add(key(1))).isFalse();
        assertThat(store.add(key(3))).isFalse();
        assertThat(store.add(key(2))).isTrue();
        store.forget(1);
        assertThat(store.add(key(2))).isFalse();
        assertThat(store.add(key(1))).isFalse();
        assertThat(store.all()).extracting(key -> key.term().generation()).containsExactly(2);
    }

    @Test
    void letsExactlyOneOfManyAdd() throws Exception {
        StoredKeys store = store();
        int nodes = 8;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        try {
            for (int generation = 1; generation <= 20; generation++) {
                CyclicBarrier start = new CyclicBarrier(nodes);
                List<Future<Boolean>> results = new ArrayList<>();
                for (int node = 0; node < nodes; node++) {
                    StoredKey key = key(generation);
                    results.add(threads.submit(() -> {
                        start.await();
                        return store.add(key);
                    }));
                }
                int winners = 0;
                for (Future<Boolean> result : results) {
                    winners += result.get() ? 1 : 0;
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.all()).hasSize(20);
    }

    @Test
    void resealsOnceAndOnlyWhatIsStillSealedAsItWas() {
        StoredKeys store = store();
        store.add(key(1));
        store.add(key(2));
        String before = vault.current().id();
        SealedKey sealed = new SealedKey("0123456789abcdef", "sealed");

        store.reseal(1, before, sealed);
        store.reseal(1, before, new SealedKey("fedcba9876543210", "again"));

        assertThat(store.all().get(0).privateHalf()).isEqualTo(sealed);
        assertThat(store.all().get(1).privateHalf().sealedBy()).isEqualTo(before);
    }

    @Test
    void raisesTheLongestTokenAndNeverLowersIt() {
        StoredKeys store = store();
        store.add(key(1));

        store.raiseLongestToken(TOKEN.minusSeconds(1));
        assertThat(store.all().get(0).term().longestToken()).isEqualTo(TOKEN);
        store.raiseLongestToken(TOKEN.plusSeconds(1));
        assertThat(store.all().get(0).term().longestToken()).isEqualTo(TOKEN.plusSeconds(1));
    }

    @Test
    void forgetsUpToAGeneration() {
        StoredKeys store = store();
        for (int generation = 1; generation <= 4; generation++) {
            store.add(key(generation));
        }

        store.forget(0);
        assertThat(store.all()).hasSize(4);
        store.forget(2);
        assertThat(store.all()).extracting(key -> key.term().generation()).containsExactly(3, 4);
    }

    @Test
    void replacesAKeyByANewOneOrByNone() {
        StoredKeys store = store();
        store.add(key(1));
        store.add(key(2));
        StoredKey first = store.all().get(0);
        StoredKey second = store.all().get(1);

        assertThat(store.replace(second, Optional.of(key(2)))).isFalse();
        assertThat(store.replace(second, Optional.of(key(4)))).isFalse();
        assertThat(store.all()).containsExactly(first, second);
        StoredKey third = key(3);
        assertThat(store.replace(second, Optional.of(third))).isTrue();
        assertThat(store.all())
                .extracting(StoredKey::publicHalf)
                .containsExactly(first.publicHalf(), third.publicHalf());
        assertThat(store.replace(second, Optional.of(key(4)))).isFalse();
        assertThat(store.replace(first, Optional.empty())).isTrue();
        assertThat(store.replace(first, Optional.empty())).isFalse();
        assertThat(store.all()).extracting(StoredKey::publicHalf).containsExactly(third.publicHalf());
    }

    @Test
    void replacesAKeyByTheNextOneOnlyAsLongAsBothAreAsTheyWere() {
        StoredKeys store = store();
        for (int generation = 1; generation <= 3; generation++) {
            store.add(key(generation));
        }
        List<StoredKey> before = store.all();

        assertThat(store.replaceByNext(before.get(0), before.get(1), NOW)).isTrue();
        List<StoredKey> after = store.all();
        assertThat(after).extracting(key -> key.term().generation()).containsExactly(2, 3);
        assertThat(after.get(0).term()).isEqualTo(new KeyTerm(2, NOW, NOW, TOKEN));
        assertThat(after.get(0).privateHalf()).isEqualTo(before.get(1).privateHalf());

        assertThat(store.replaceByNext(before.get(0), before.get(2), NOW)).isFalse();
        assertThat(store.replaceByNext(before.get(1), before.get(2), NOW)).isFalse();
        assertThat(store.replaceByNext(before.get(2), before.get(1), NOW)).isFalse();
        assertThat(store.replace(before.get(1), Optional.empty())).isFalse();
        assertThat(store.all()).isEqualTo(after);
    }

    /** Two administrators at once: one for the active key and one for the next. Whatever comes first, nothing is done by old knowledge. */
    @Test
    void letsExactlyOneOfManyReplace() throws Exception {
        StoredKeys store = store();
        store.add(key(1));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int generation = 2; generation <= 40; generation += 2) {
                store.add(key(generation));
                StoredKey active = store.all().get(0);
                StoredKey next = store.all().get(1);
                StoredKey another = key(generation + 1);
                StoredKey further = key(generation + 1);
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<Boolean>> results = new ArrayList<>();
                for (Callable<Boolean> command : List.<Callable<Boolean>>of(
                        () -> store.replaceByNext(active, next, NOW),
                        () -> store.replaceByNext(active, next, NOW),
                        () -> store.replace(next, Optional.of(another)),
                        () -> store.add(further))) {
                    results.add(threads.submit(() -> {
                        start.await();
                        return command.call();
                    }));
                }
                List<Boolean> done = new ArrayList<>();
                for (Future<Boolean> result : results) {
                    done.add(result.get());
                }
                assertThat(done.subList(0, 3))
                        .as("of those that need the next key")
                        .containsOnlyOnce(true);
                assertThat(done.subList(2, 4))
                        .as("of those that make a key")
                        .contains(true)
                        .containsOnlyOnce(true);
                assertThat(store.all()).isNotEmpty();
                assertThat(store.all().get(store.all().size() - 1).term().generation())
                        .isEqualTo(generation + 1);
                while (store.all().size() > 1) {
                    store.forget(store.all().get(0).term().generation());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private StoredKey key(int generation) {
        return key(generation, SigningAlgorithm.ES256);
    }

    private StoredKey key(int generation, SigningAlgorithm algorithm) {
        KeyTerm term = new KeyTerm(generation, NOW, NOW.plusSeconds(generation), TOKEN);
        return vault.seal(term, SigningKey.of(algorithm, algorithm.newKeyPair()));
    }

    private static KeyVault vault() {
        SecureRandom random = new SecureRandom();
        KeyEncryptionKey key =
                KeyEncryptionKey.parse(KeyEncryptionKey.generate(random)).orElseThrow();
        return new KeyVault(key, Optional.empty(), random);
    }
}
