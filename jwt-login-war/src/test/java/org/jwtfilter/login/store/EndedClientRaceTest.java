// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.client.KnownClients;
import org.jwtfilter.login.client.RegisteredClient;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.StatusReference;
import org.jwtfilter.login.revocation.EndedMeanwhileException;
import org.jwtfilter.login.revocation.ListedRevocations;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.revocation.Revocations;
import org.jwtfilter.login.signing.TestKeys;

/** A client that is disabled while it gets a token: afterwards it has none that is good. */
class EndedClientRaceTest {
    private static final int ROUNDS = 100;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Client CLIENT = TestClients.withSecret("batch", "api", "s");

    @ParameterizedTest
    @EnumSource
    void noTokenOutlivesItsClient(TestDatabase kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Database database = kind.open()) {
            SqlStatusLists lists = new SqlStatusLists(database);
            SqlRegisteredClients clients = new SqlRegisteredClients(database);
            PublishedLists published =
                    new PublishedLists(lists, TestKeys.KEYS, "https://login.example", Duration.ofSeconds(15), CLOCK);
            Revocations revocations = new ListedRevocations(
                    lists,
                    new SqlIssuedTokens(database),
                    published,
                    new KnownClients(new ConfiguredClients(List.of()), clients, Client.MAX_ACCESS_TOKEN_LIFETIME),
                    CLOCK);
            clients.create(new RegisteredClient(CLIENT, true));
            int issued = 0;
            for (int round = 0; round < ROUNDS; round++) {
                enable(clients, true);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Optional<StatusReference>> token = threads.submit(after(start, () -> place(revocations)));
                Future<?> end = threads.submit(after(start, () -> {
                    enable(clients, false);
                    return revocations.endClient("batch");
                }));
                end.get();
                if (token.get().isPresent()) {
                    issued++;
                    assertThat(revocations.isTakenBack(token.get(), "batch", Instant.now()))
                            .as("round %s", round)
                            .isTrue();
                }
            }
            assertThat(issued).as("rounds in which the token came first").isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<StatusReference> place(Revocations revocations) {
        try {
            return revocations.place(CLIENT);
        } catch (EndedMeanwhileException e) {
            return Optional.empty();
        }
    }

    private static void enable(SqlRegisteredClients clients, boolean enabled) {
        assertThat(clients.change("batch", before -> new RegisteredClient(before.client(), enabled)))
                .isPresent();
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> work) {
        return () -> {
            start.await();
            return work.call();
        };
    }
}
