// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** What an operator sees of a login WAR that was given nothing but a home directory. */
class OperationIT {
    private static final int BURST = 6;

    private static final int SLOW = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(SLOW);
    /** They have begun before all tests, which are served beside them. */
    private static final List<Future<String>> SLOW_CLIENTS = new ArrayList<>();

    private static Path home;
    private static Site site;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        home = Servers.emptyDirectory("operation");
        int port = Servers.freePort();
        site = new Site(port);
        // The burst below needs all of the compiler for its hashes.
        server = PayaraMicro.start(
                new PayaraMicro.Setup(
                        Servers.ARCHIVES.resolve("payara-micro.jar"),
                        port,
                        List.of(Servers.ARCHIVES.resolve("jwt-login.war")),
                        Map.of("user.home", home.toString()),
                        Map.of(),
                        home),
                line -> {});
        Servers.awaitReady(server);
        for (int i = 0; i < SLOW; i++) {
            SLOW_CLIENTS.add(THREADS.submit(() -> new SlowClient(port).answer(PATIENCE)));
        }
    }

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
        server.close();
    }

    @Test
    void startsWithoutConfigurationAndWarns() throws Exception {
        assertThat(site.get("/jwt-login/jwks").status()).isEqualTo(200);
        assertThat(site.login("alice", "x").status()).as("no demo users").isEqualTo(401);
        assertThat(Files.isDirectory(home.resolve(".jwt-login"))).isTrue();
        assertThat(server.output())
                .contains(
                        "The issuer is a loopback address, fit for this machine only: http://127.0.0.1:8080/jwt-login")
                .as("the server's own identity stores are nobody's mistake")
                .doesNotContain("that nobody asks");
    }

    @Test
    void writesItsAuditTrailIntoTheLogWithoutAFile() throws Exception {
        site.login("grace", "a-secret-that-no-log-may-show");

        assertThat(server.output())
                .contains("\"event\":\"started\"")
                .contains("\"event\":\"login.refused\",\"user\":\"grace\",\"source\":\"127.0.0.1\"")
                .doesNotContain("a-secret-that-no-log-may-show");
    }

    @Test
    void isLiveAndReady() {
        Answer live = site.get("/health/live");
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.body()).contains("\"jwt-login-live\"");
        Answer ready = site.get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body()).contains("\"jwt-login-ready\"", "\"database\"", "\"signing-key\"");
    }

    @Test
    void countsEventsAndTimesRequests() {
        site.login("heidi", "x");
        site.get("/jwt-login/nowhere/heidi");

        String metrics = site.get("/metrics").body();
        assertThat(metrics.lines())
                .anyMatch(
                        line -> line.startsWith("jwt_login_events_total{") && line.contains("event=\"login.refused\""))
                .anyMatch(line -> line.startsWith("jwt_login_requests_seconds_count{")
                        && line.contains("endpoint=\"login\"")
                        && line.contains("status=\"401\""));
        assertThat(metrics).doesNotContain("heidi");
    }

    @Test
    void describesItselfAtBothPlaces() {
        Answer own = site.get("/jwt-login/openapi");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.header("Content-Type")).startsWith("application/json");
        assertThat(own.body()).contains("\"/login\"", "\"/token\"");
        Answer server = site.get("/openapi");
        assertThat(server.status()).isEqualTo(200);
        assertThat(server.body()).contains("/login", "/token");
    }

    /** More than two processors' share of password checks; each costs the hashing of 600,000 rounds, for unknown users as well. */
    @Test
    void letsABurstOfLoginsWaitForItsTurn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BURST);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < BURST; i++) {
                String name = "judy" + i;
                answers.add(threads.submit(() -> site.login(name, "x")));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(401);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void believesNoForwardedAddressAndSaysOnceWhatToDo() throws Exception {
        for (int i = 0; i < 3; i++) {
            site.send(site.request("/jwt-login/login")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .POST(BodyPublishers.ofString("username=ivan&password=x")));
        }
        String output = server.output();
        assertThat(output).doesNotContain("198.51.100.");
        assertThat(output.split("is no proxy that jwt.login.proxies names", -1)).hasSize(2);
    }

    /** With a byte now and then one would keep the server waiting for as long as one likes, and a thread of its. */
    @Test
    void hangsUpOnABodyThatDoesNotComeToAnEnd() throws Exception {
        for (Future<String> each : SLOW_CLIENTS) {
            assertThat(each.get(2, TimeUnit.MINUTES))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("Connection: close");
        }
    }
}
