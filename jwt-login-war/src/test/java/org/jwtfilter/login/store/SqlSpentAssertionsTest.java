// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.assertion.SpentAssertions;

@ParameterizedClass
@EnumSource
class SqlSpentAssertionsTest {
    private static final int CALLERS = 6;
    private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00Z");

    private final Database database;
    private final SpentAssertions store;

    SqlSpentAssertionsTest(TestDatabase kind) {
        this.database = kind.open();
        this.store = new SqlSpentAssertions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void isGoodOnceUntilItHasExpired() {
        assertThat(store.spend(key('a'), UNTIL)).isTrue();
        assertThat(store.spend(key('a'), UNTIL)).isFalse();
        assertThat(store.spend(key('b'), UNTIL)).isTrue();

        store.forgetExpired(UNTIL.minusMillis(1));
        assertThat(store.spend(key('a'), UNTIL)).isFalse();
        store.forgetExpired(UNTIL.plusMillis(1));
        assertThat(store.spend(key('a'), UNTIL)).isTrue();
    }

    @Test
    void ofManyAtOnceOneIsTheFirst() throws Exception {
        CyclicBarrier start = new CyclicBarrier(CALLERS);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(() -> {
                    start.await();
                    return store.spend(key('a'), UNTIL);
                });
            }
            int first = 0;
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                first += call.get() ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static String key(char letter) {
        return String.valueOf(letter).repeat(43);
    }
}
