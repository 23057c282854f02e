// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.throttle.Bucket;
import org.jwtfilter.login.throttle.KnownSources;
import org.jwtfilter.login.throttle.KnownSourcesContract;
import org.jwtfilter.login.throttle.Limit;
import org.jwtfilter.login.throttle.LoginAttempts;
import org.jwtfilter.login.throttle.LoginAttemptsContract;

class SqlThrottleTest {
    private static final Instant NOW = Instant.parse("2027-01-31T08:15:00Z");

    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.H2.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Nested
    class Sources extends KnownSourcesContract {
        @Override
        protected KnownSources sources() {
            return new SqlKnownSources(database);
        }
    }

    @Nested
    class Attempts extends LoginAttemptsContract {
        private static final int THREADS = 20;
        private static final int ROUNDS = 25;
        private static final int ROOM = 7;

        @Override
        protected LoginAttempts attempts() {
            return new SqlLoginAttempts(database);
        }

        @Test
        void givesRoomToExactlyAsManyOfManyCallersAsThereIs() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    Bucket shared = bucket(new Limit(ROOM, Duration.ofHours(1)));
                    CyclicBarrier start = new CyclicBarrier(THREADS);
                    List<Callable<Duration>> callers = new ArrayList<>();
                    for (int i = 0; i < THREADS; i++) {
                        List<Bucket> own = List.of(bucket(new Limit(1, Duration.ofHours(1))), shared);
                        callers.add(() -> {
                            start.await();
                            return attempts().charge(own, NOW);
                        });
                    }
                    int winners = 0;
                    for (Future<Duration> wait : threads.invokeAll(callers)) {
                        winners += wait.get().isZero() ? 1 : 0;
                    }
                    assertThat(winners).isEqualTo(ROOM);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void saysThatItIsAwayWhenItIs() {
        Database closed = TestDatabase.H2.open();
        closed.close();

        assertThatThrownBy(() -> new SqlKnownSources(closed).isKnown("x", NOW))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> new SqlLoginAttempts(closed).forgetEmpty(NOW))
                .isInstanceOf(UnavailableException.class);
    }
}
