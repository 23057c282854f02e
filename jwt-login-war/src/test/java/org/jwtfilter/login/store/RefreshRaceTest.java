// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jwtfilter.login.client.Client;
import org.jwtfilter.login.client.TestClients;
import org.jwtfilter.login.oauth.OAuthException;
import org.jwtfilter.login.realm.TestRealm;
import org.jwtfilter.login.realm.User;
import org.jwtfilter.login.realm.UserName;
import org.jwtfilter.login.refresh.Family;
import org.jwtfilter.login.refresh.RefreshFamilies;
import org.jwtfilter.login.refresh.RefreshPolicy;
import org.jwtfilter.login.refresh.RefreshToken;

/**
 * Many clients at once with one token. A build sees a few races; {@code -Drefresh.races=1000} sees as many, and {@code -Drefresh.report}
 * names the file that says what was counted.
 */
class RefreshRaceTest {
    private static final int RACES = Integer.getInteger("refresh.races", 50);
    private static final int CLIENTS = 20;
    private static final Client CLIENT = TestClients.client("web", "api");
    private static final RaceReport REPORT = new RaceReport(RACES, CLIENTS);

    private final TestRealm realm = new TestRealm();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @AfterAll
    static void write() throws Exception {
        REPORT.write();
    }

    @ParameterizedTest
    @EnumSource
    void withinTheGraceAllGetTheOneSuccessor(TestDatabase kind) throws Exception {
        race(kind, Duration.ofSeconds(60), (answers, family) -> {
            assertThat(answers).doesNotContain(Optional.empty());
            assertThat(new HashSet<>(answers)).hasSize(1);
            assertThat(family.currentHash())
                    .isEqualTo(answers.get(0).orElseThrow().hash());
            assertThat(family.revokedAt()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void withoutAGraceOneWinsAndTheOthersEndTheLogin(TestDatabase kind) throws Exception {
        race(kind, Duration.ZERO, (answers, family) -> {
            List<Head> winners = answers.stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            assertThat(family.currentHash()).isEqualTo(winners.get(0).hash());
            assertThat(family.revokedAt()).isPresent();
        });
    }

    /** What a client was told to use next; two of the same text are equal. */
    private record Head(String text, String hash) {}

    private interface Check {
        /** @param answers empty for {@code invalid_grant} */
        void holds(List<Optional<Head>> answers, Family family);
    }

    private void race(TestDatabase kind, Duration grace, Check check) throws Exception {
        realm.users.put("alice", "#x", true, "user");
        try (Database database = kind.open()) {
            SqlRefreshTokens tokens = new SqlRefreshTokens(database, () -> {});
            RefreshPolicy policy = new RefreshPolicy(Duration.ofHours(1), Duration.ofHours(2), grace);
            RefreshFamilies families = new RefreshFamilies(
                    tokens, policy, realm.realm, event -> {}, Clock.systemUTC(), new SecureRandom());
            User alice = new User(new UserName("alice"), Set.of());
            long begin = System.nanoTime();
            int answered = 0;
            for (int race = 0; race < RACES; race++) {
                RefreshToken token =
                        families.open(alice, CLIENT, families.begin()).orElseThrow();
                List<Optional<Head>> answers = run(families, token);
                check.holds(answers, tokens.find(token.handleHash()).orElseThrow());
                answered += (int) answers.stream().filter(Optional::isPresent).count();
            }
            REPORT.add(kind, grace, answered, System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Optional<Head>> run(RefreshFamilies families, RefreshToken token) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        Callable<Optional<Head>> client = () -> {
            start.await();
            try {
                RefreshToken next = families.rotate(token, CLIENT, Optional.empty(), TestClients.SOURCE)
                        .next();
                return Optional.of(new Head(next.text(), next.hash()));
            } catch (OAuthException e) {
                assertThat(e).hasMessage("invalid_grant");
                return Optional.empty();
            }
        };
        List<Callable<Optional<Head>>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(client);
        }
        List<Optional<Head>> answers = new ArrayList<>();
        for (Future<Optional<Head>> answer : threads.invokeAll(clients)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
