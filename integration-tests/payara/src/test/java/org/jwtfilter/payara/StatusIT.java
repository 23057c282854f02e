// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.jwtfilter.demo.PayaraMicro;

/**
 * The login WAR in one process, three resource servers in another: applications of their own, each with its own lists. The profile {@code
 * status} has the figures that are promised, and writes the report that is in docs; a short run has others.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusIT {
    private static final Duration POLL = Duration.parse(System.getProperty("status.poll", "PT2S"));
    private static final int RACES = Integer.getInteger("status.races", 10);
    private static final int REVOCATIONS = Integer.getInteger("status.revocations", 2);
    private static final Duration BOUND = POLL.plusSeconds(1);
    private static final Duration TRUST = POLL.multipliedBy(2).plusSeconds(10);
    private static final List<String> RESOURCE_SERVERS = List.of("sample", "second", "third");
    private static final StatusReport REPORT = new StatusReport();
    private static final String FORM = "application/x-www-form-urlencoded";

    private static PayaraMicro issuer;
    private static PayaraMicro resourceServers;
    private static Site login;
    private static Site samples;

    @BeforeAll
    static void start() throws Exception {
        for (String name : RESOURCE_SERVERS.subList(1, 3)) {
            Path copy = Servers.ARCHIVES.resolve(name + ".war");
            Files.copy(Servers.ARCHIVES.resolve("sample.war"), copy, StandardCopyOption.REPLACE_EXISTING);
            // Names the context root of all copies; without it each has that of its archive's name.
            try (FileSystem archive = FileSystems.newFileSystem(copy)) {
                Files.delete(archive.getPath("WEB-INF", "glassfish-web.xml"));
            }
        }
        Path directory = Servers.emptyDirectory("status");
        int loginPort = Servers.freePort();
        int samplePort = Servers.freePort();
        login = new Site(loginPort);
        samples = new Site(samplePort);
        Map<String, String> properties = Servers.properties(loginPort, directory);
        properties.put("jwt.filter.status", "required");
        properties.put("jwt.filter.status.poll", POLL.toString());
        properties.put("jwt.filter.status.trust", TRUST.toString());
        properties.put("jwt.login.status.ttl", POLL.toString());
        // So that a token is refused because it was revoked, and not because it has expired.
        properties.put("jwt.login.access-token.lifetime", "PT1H");
        issuer = Servers.launch(loginPort, directory, properties, "jwt-login.war");
        resourceServers = Servers.start(
                samplePort,
                Servers.emptyDirectory("status-samples"),
                properties,
                RESOURCE_SERVERS.stream().map(name -> name + ".war").toArray(String[]::new));
        Servers.awaitReady(issuer);
    }

    @AfterAll
    static void stop() throws Exception {
        REPORT.write(POLL, TRUST);
        issuer.close();
        resourceServers.close();
    }

    @Test
    @Order(1)
    void aRevokedLoginIsRefusedEverywhereWithinThePollIntervalAndASecond() {
        List<Revoked> tokens = new ArrayList<>();
        for (int i = 0; i < REVOCATIONS; i++) {
            tokens.add(new Revoked(login.login("alice", TestUsers.ALICE_PASSWORD)));
        }
        String kept = login.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        RESOURCE_SERVERS.forEach(
                name -> tokens.forEach(token -> awaitStatus(name, token.login.member("access_token"), 200)));

        long start = System.nanoTime();
        long apart = POLL.toNanos() / REVOCATIONS;
        Site.await(
                () -> {
                    for (int i = 0; i < REVOCATIONS; i++) {
                        if (System.nanoTime() - start >= i * apart) {
                            tokens.get(i).revokeOnceAndSend();
                        }
                    }
                    return tokens.stream().allMatch(Revoked::isRefusedByAll);
                },
                "refused by all");

        for (Revoked token : tokens) {
            token.refusedAfter.forEach(REPORT::refused);
            assertThat(token.refusedAfter.values())
                    .allSatisfy(after -> assertThat(after).isLessThanOrEqualTo(BOUND));
        }
        assertThat(whoami("sample", tokens.get(0).login.member("access_token")).header("WWW-Authenticate"))
                .contains("invalid_token");
        RESOURCE_SERVERS.forEach(name -> awaitStatus(name, kept, 200));
    }

    /** A login that is ended, and when its access token was refused where. */
    private static final class Revoked {
        private final Answer login;
        private final Map<String, Duration> refusedAfter = new TreeMap<>();
        private long revoked;

        Revoked(Answer login) {
            this.login = login;
        }

        void revokeOnceAndSend() {
            if (revoked == 0) {
                revoke(login.member("refresh_token"));
                revoked = System.nanoTime();
            }
            for (String name : RESOURCE_SERVERS) {
                if (!refusedAfter.containsKey(name)
                        && whoami(name, login.member("access_token")).status() == 401) {
                    refusedAfter.put(name, Duration.ofNanos(System.nanoTime() - revoked));
                }
            }
        }

        boolean isRefusedByAll() {
            return refusedAfter.size() == RESOURCE_SERVERS.size();
        }
    }

    @Test
    @Order(2)
    void oneAccessTokenCanBeRevokedAlone() {
        Answer first = login.login("alice", TestUsers.ALICE_PASSWORD);
        Answer second = refresh(first.member("refresh_token"));
        assertThat(second.status()).isEqualTo(200);
        awaitStatus("sample", first.member("access_token"), 200);

        revoke(first.member("access_token"));

        awaitStatus("sample", first.member("access_token"), 401);
        awaitStatus("sample", second.member("access_token"), 200);
        assertThat(refresh(second.member("refresh_token")).status()).isEqualTo(200);
    }

    /** Whoever is faster: what the log-out leaves behind is no good once the lists were read again. */
    @Test
    @Order(3)
    void noDescendantOfARevokedTokenIsAccepted() throws Exception {
        List<String> tokens = new ArrayList<>();
        int refreshed = 0;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int race = 0; race < RACES; race++) {
                Answer opened = login.login("alice", TestUsers.ALICE_PASSWORD);
                assertThat(opened.status()).isEqualTo(200);
                tokens.add(opened.member("access_token"));
                String refreshToken = opened.member("refresh_token");
                CyclicBarrier start = new CyclicBarrier(2);
                // A refresh signs and would always come last: the log-out starts a little later each time, up to 45 ms.
                Duration headStart = Duration.ofMillis(race % 10 * 5L);
                Future<Answer> refresh = threads.submit(at(start, Duration.ZERO, () -> refresh(refreshToken)));
                Future<Answer> revoke = threads.submit(at(start, headStart, () -> revoke(refreshToken)));
                assertThat(revoke.get().status()).isEqualTo(200);
                Answer answer = refresh.get();
                if (answer.status() == 200) {
                    refreshed++;
                    tokens.add(answer.member("access_token"));
                    assertThat(refresh(answer.member("refresh_token")).status()).isEqualTo(400);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(refreshed).as("races won by the refresh").isPositive();
        long bound = System.nanoTime() + BOUND.toNanos();
        Site.await(() -> System.nanoTime() > bound, "the lists were read again");

        String kept = login.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        int accepted = 0;
        for (String name : RESOURCE_SERVERS) {
            for (String token : tokens) {
                int status = whoami(name, token).status();
                assertThat(status).as("neither refused nor accepted").isIn(200, 401);
                accepted += status == 200 ? 1 : 0;
            }
            awaitStatus(name, kept, 200);
        }
        REPORT.races(RACES, refreshed, tokens.size(), accepted);
        assertThat(accepted).isZero();
    }

    @Test
    @Order(4)
    void aFetchThatFindsNothingNewIs304() {
        Answer list = login.get("/jwt-login/status/1");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.header("Content-Type")).isEqualTo("application/statuslist+jwt");
        assertThat(list.header("Cache-Control")).contains("no-cache");

        Answer again = login.send(unlessNew(list));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        REPORT.fetch("all of it", bytesOf(list), Latency.of(() -> login.get("/jwt-login/status/1")));
        Latency nothingNew = Latency.of(
                () -> assertThat(login.send(unlessNew(list)).status()).isEqualTo(304));
        REPORT.fetch("nothing new: 304", bytesOf(again), nothingNew);
        assertThat(login.get("/jwt-login/status/99").status()).isEqualTo(404);
        assertThat(login.get("/jwt-login/status/0").status()).isEqualTo(404);
    }

    private static HttpRequest.Builder unlessNew(Answer list) {
        return login.request("/jwt-login/status/1").header("If-None-Match", list.header("ETag"));
    }

    /** Of the body and the fields, each of which is a line with a colon, a space and its end. */
    private static int bytesOf(Answer answer) {
        int fields = answer.headers().map().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> field.getKey() + value))
                .mapToInt(text -> text.length() + 4)
                .sum();
        return fields + answer.body().length();
    }

    /** The last test: it leaves no issuer behind. */
    @Test
    @Order(5)
    void withoutTheIssuerEverythingGoesOnForABoundedTime() {
        Answer alice = login.login("alice", TestUsers.ALICE_PASSWORD);
        String good = alice.member("access_token");
        Answer bob = login.login("bob", TestUsers.BOB_PASSWORD);
        String revoked = bob.member("access_token");
        awaitStatus("sample", good, 200);
        awaitStatus("sample", revoked, 200);
        revoke(bob.member("refresh_token"));
        awaitStatus("sample", revoked, 401);
        Latency once = latency("alive", good);
        Latency before = latency("alive, once more", good);

        issuer.close();
        long away = System.nanoTime();
        Latency without = latency("dead", good);

        // Two rows that differ by nothing differ by noise. A request that waited would take seconds.
        Duration slowest = max(once.slowest(), before.slowest());
        assertThat(without.slowest()).isLessThan(slowest.multipliedBy(3).plusMillis(500));
        assertThat(without.median())
                .isLessThan(max(once.median(), before.median()).multipliedBy(2).plusMillis(5));
        assertThat(whoami("sample", revoked).status()).isEqualTo(401);
        awaitStatus("sample", good, 503);
        Duration trusted = Duration.ofNanos(System.nanoTime() - away);
        assertThat(trusted).isBetween(TRUST.minus(POLL).minusSeconds(2), TRUST.plusSeconds(5));
        assertThat(whoami("sample", good).header("Retry-After")).matches("[1-9][0-9]*");
    }

    private static <T> Callable<T> at(CyclicBarrier start, Duration later, Callable<T> work) {
        return () -> {
            start.await();
            long begin = System.nanoTime() + later.toNanos();
            while (System.nanoTime() < begin) {
                Thread.onSpinWait();
            }
            return work.call();
        };
    }

    private static Latency latency(String when, String token) {
        Latency latency =
                Latency.of(() -> assertThat(whoami("sample", token).status()).isEqualTo(200));
        REPORT.latency(when, latency);
        return latency;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void awaitStatus(String application, String token, int status) {
        Site.await(() -> whoami(application, token).status() == status, application + " answers " + status);
    }

    private static Answer whoami(String application, String token) {
        return samples.get("/" + application + "/api/whoami", token);
    }

    private static Answer refresh(String refreshToken) {
        return login.post("/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + refreshToken);
    }

    private static Answer revoke(String token) {
        Answer answer = login.post("/jwt-login/revoke", FORM, "token=" + token);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }
}
