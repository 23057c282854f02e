// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.oauth.UnavailableException;
import org.jwtfilter.login.refresh.Family;
import org.jwtfilter.login.refresh.RefreshTokens;
import org.jwtfilter.login.refresh.RefreshTokensContract;

class SqlRefreshTokensTest {
    private static final int THREADS = 20;
    private static final int ROUNDS = Integer.getInteger("refresh.races", 200);

    @Nested
    class OnH2 extends OnEveryDatabase {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgresql extends OnEveryDatabase {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class OnEveryDatabase extends RefreshTokensContract {
        private final TestDatabase kind;
        private Database database;

        OnEveryDatabase(TestDatabase kind) {
            this.kind = kind;
        }

        @BeforeEach
        void open() {
            database = kind.open();
        }

        @AfterEach
        void close() {
            database.close();
        }

        @Override
        protected RefreshTokens tokens() {
            return new SqlRefreshTokens(database, () -> {});
        }

        @Test
        void givesOneTokenToOneOfManyCallers() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    Family family = opened();
                    CyclicBarrier start = new CyclicBarrier(THREADS);
                    List<Callable<Boolean>> callers = new ArrayList<>();
                    for (int i = 0; i < THREADS; i++) {
                        String next = anotherHash();
                        callers.add(() -> {
                            start.await();
                            return tokens().rotate(
                                            family.handleHash(),
                                            spent(family.currentHash(), NOW),
                                            next,
                                            family.idleUntil());
                        });
                    }
                    int winners = 0;
                    for (Future<Boolean> won : threads.invokeAll(callers)) {
                        winners += won.get() ? 1 : 0;
                    }
                    assertThat(winners).isEqualTo(1);
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void rotatesNothingAfterARevocationThatWasReported() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    Family family = opened();
                    String next = anotherHash();
                    CyclicBarrier start = new CyclicBarrier(2);
                    Future<Boolean> rotated = threads.submit(() -> {
                        start.await();
                        return tokens().rotate(
                                        family.handleHash(),
                                        spent(family.currentHash(), NOW),
                                        next,
                                        family.idleUntil());
                    });
                    Future<Boolean> revoked = threads.submit(() -> {
                        start.await();
                        return tokens().revoke(family.handleHash(), NOW);
                    });
                    assertThat(revoked.get()).isTrue();
                    rotated.get();
                    assertThat(tokens().rotate(
                                            family.handleHash(), spent(next, NOW), anotherHash(), family.idleUntil()))
                            .isFalse();
                }
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void saysThatItIsAwayWhenItIs() {
            database.close();

            assertThatThrownBy(() -> tokens().find(anotherHash())).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> opened()).isInstanceOf(UnavailableException.class);
        }
    }
}
