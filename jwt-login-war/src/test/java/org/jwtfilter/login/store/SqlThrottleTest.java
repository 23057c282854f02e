// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.throttle.Bucket;
import org.jwtfilter.login.throttle.KnownSources;
import org.jwtfilter.login.throttle.KnownSourcesContract;
import org.jwtfilter.login.throttle.Limit;
import org.jwtfilter.login.throttle.LoginAttempts;
import org.jwtfilter.login.throttle.LoginAttemptsContract;

class SqlThrottleTest {
    private static final Instant NOW = Instant.parse("2027-01-31T08:15:00Z");
    private static final Map<TestDatabase, Database> DATABASES = new EnumMap<>(TestDatabase.class);

    @AfterAll
    static void close() {
        DATABASES.values().forEach(Database::close);
    }

    private static Database open(TestDatabase kind) {
        return DATABASES.computeIfAbsent(kind, TestDatabase::open);
    }

    @Nested
    class SourcesOnH2 extends Sources {
        SourcesOnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class SourcesOnPostgresql extends Sources {
        SourcesOnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class AttemptsOnH2 extends Attempts {
        AttemptsOnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class AttemptsOnPostgresql extends Attempts {
        AttemptsOnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Sources extends KnownSourcesContract {
        private final TestDatabase kind;

        Sources(TestDatabase kind) {
            this.kind = kind;
        }

        @Override
        protected KnownSources sources() {
            return new SqlKnownSources(open(kind));
        }
    }

    abstract static class Attempts extends LoginAttemptsContract {
        private static final int THREADS = 20;
        private static final int ROUNDS = 25;
        private static final int ROOM = 7;

        private final TestDatabase kind;

        Attempts(TestDatabase kind) {
            this.kind = kind;
        }

        @Override
        protected LoginAttempts attempts() {
            return new SqlLoginAttempts(open(kind));
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

    @ParameterizedTest
    @EnumSource
    void saysThatItIsAwayWhenItIs(TestDatabase kind) {
        Database closed = kind.open();
        closed.close();

        assertThatThrownBy(() -> new SqlKnownSources(closed).isKnown("x", NOW))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> new SqlLoginAttempts(closed).forgetEmpty(NOW))
                .isInstanceOf(UnavailableException.class);
    }
}
