// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** A PostgreSQL that goes away under a running node, and comes back: 503 in between, in time, and nothing is wrong before or after. */
class DatabaseAwayIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Path DIRECTORY = Servers.emptyDirectory("database-away");
    private static final int PORT = Servers.freePort();
    private static final Site SITE = new Site(PORT);
    private static final int CROWD = 20;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(2);
    /** One look whether a connection is good, one wait for another, one statement that the driver gives up; and a busy machine. */
    private static final Duration LONGEST_ANSWER =
            CONNECTION_TIMEOUT.multipliedBy(2).plus(QUERY_TIMEOUT).plusSeconds(2 + 7);

    private static Postgres postgres;
    private static PayaraMicro server;

    private record Timed(Answer answer, Duration took) {}

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start(DIRECTORY.resolve("postgres"));
        Map<String, String> properties = Servers.properties(PORT, DIRECTORY);
        properties.putAll(Map.of(
                "jwt.login.database.url", postgres.url("postgres"),
                "jwt.login.database.user", "postgres",
                "jwt.login.database.connection-timeout", CONNECTION_TIMEOUT.toString(),
                "jwt.login.database.query-timeout", QUERY_TIMEOUT.toString(),
                "jwt.login.password.parallel", Integer.toString(CROWD)));
        server = Servers.start(PORT, DIRECTORY, properties, "jwt-login.war");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        postgres.close();
    }

    @Test
    void answers503WhileItIsStopped() throws Exception {
        Answer login = SITE.login("alice", TestUsers.ALICE_PASSWORD);
        String keys = SITE.get("/jwt-login/jwks").body();

        postgres.stop();
        try {
            awayFor(login, keys);
            Timed late = refresh(login);
            assertUnavailable(late);
            assertThat(late.took()).as("once it is known that it is away").isLessThan(Duration.ofSeconds(4));
        } finally {
            postgres.startAgain();
        }
        backFor(login, keys);
    }

    @Test
    void answers503WhileItSaysNothing() throws Exception {
        Answer login = SITE.login("bob", TestUsers.BOB_PASSWORD);
        String keys = SITE.get("/jwt-login/jwks").body();

        postgres.freeze();
        try {
            awayFor(login, keys);
        } finally {
            postgres.thaw();
        }
        backFor(login, keys);
    }

    private static void awayFor(Answer login, String keys) throws Exception {
        for (Timed each : crowd(login)) {
            assertUnavailable(each);
        }
        assertThat(SITE.get("/jwt-login/jwks").body()).isEqualTo(keys);
        assertThat(SITE.get("/health/live").status()).isEqualTo(200);
        Answer ready = SITE.get("/health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body()).contains("\"database\":\"false\"");
    }

    /** Many at once, of all that needs the database: right and wrong passwords, refreshes, log-outs. */
    private static List<Timed> crowd(Answer login) throws Exception {
        String refreshToken = login.member("refresh_token");
        List<Callable<Timed>> requests = new ArrayList<>();
        Stream.iterate(0, i -> i + 1).limit(CROWD / 5).forEach(i -> {
            requests.add(() -> timed(() -> SITE.login("alice", TestUsers.ALICE_PASSWORD)));
            requests.add(() -> timed(() -> SITE.login("alice", "wrong")));
            requests.add(() -> timed(() -> SITE.login("nobody", "wrong")));
            requests.add(() -> refresh(login));
            requests.add(() -> timed(() -> SITE.post("/jwt-login/revoke", FORM, "token=" + refreshToken)));
        });
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        try {
            List<Timed> answers = new ArrayList<>();
            for (Future<Timed> each : threads.invokeAll(requests)) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertUnavailable(Timed timed) {
        Answer answer = timed.answer();
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.member("error")).isEqualTo("temporarily_unavailable");
        assertThat(timed.took()).isLessThan(LONGEST_ANSWER);
    }

    /** The first answer that is not 503 is the right one, without a restart. */
    private static void backFor(Answer login, String keys) throws Exception {
        Answer[] refreshed = new Answer[1];
        Site.await(
                () -> {
                    refreshed[0] = refresh(login).answer();
                    return refreshed[0].status() != 503;
                },
                "the database is used again");
        assertThat(refreshed[0].status()).isEqualTo(200);
        assertThat(refresh(refreshed[0]).answer().status()).isEqualTo(200);
        assertThat(SITE.login("alice", TestUsers.ALICE_PASSWORD).status()).isEqualTo(200);
        assertThat(SITE.login("alice", "wrong").status()).isEqualTo(401);
        assertThat(SITE.get("/jwt-login/jwks").body()).isEqualTo(keys);
        Site.await(() -> SITE.get("/health/ready").status() == 200, "ready again");
        assertThat(server.output())
                .doesNotContain(TestUsers.ALICE_PASSWORD, login.member("refresh_token"))
                .as("stack traces")
                .doesNotContain("\n\tat ");
    }

    private static Timed refresh(Answer before) {
        String body = "grant_type=refresh_token&refresh_token=" + before.member("refresh_token");
        return timed(() -> SITE.post("/jwt-login/token", FORM, body));
    }

    private interface Request {
        Answer send();
    }

    private static Timed timed(Request request) {
        long start = System.nanoTime();
        Answer answer = request.send();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - start));
    }
}
