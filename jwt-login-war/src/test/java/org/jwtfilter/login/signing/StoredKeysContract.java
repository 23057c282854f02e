// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
