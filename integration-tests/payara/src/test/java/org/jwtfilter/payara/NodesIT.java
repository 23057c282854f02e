// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.jwtfilter.demo.PayaraMicro;

/** Two nodes that started at once on one empty PostgreSQL are one issuer. At the end one of them is killed, and nobody notices. */
@TestMethodOrder(OrderAnnotation.class)
class NodesIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Path DIRECTORY = Servers.emptyDirectory("nodes-a");
    private static final int PORT_A = Servers.freePort();
    private static final int PORT_B = Servers.freePort();
    private static final Site A = new Site(PORT_A);
    private static final Site B = new Site(PORT_B);

    private static Postgres postgres;
    private static PayaraMicro nodeA;
    private static PayaraMicro nodeB;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start(DIRECTORY.resolve("postgres"));
        Map<String, String> shared = Servers.properties(PORT_A, DIRECTORY);
        shared.put("jwt.login.admin.group", "admin");
        shared.putAll(Map.of(
                "jwt.login.database.url",
                postgres.url("postgres"),
                "jwt.login.database.user",
                "postgres",
                "jwt.login.key-encryption.key",
                Base64.getEncoder().encodeToString(new byte[32]),
                "jwt.login.throttle.account-at-source",
                "4/PT1H",
                "jwt.filter.key.refresh",
                "PT1S",
                "mp.jwt.verify.publickey.location",
                B.loginUrl() + "/jwks"));
        Path directoryB = Servers.emptyDirectory("nodes-b");
        Map<String, String> ofB = new HashMap<>(shared);
        ofB.put("jwt.login.data.directory", directoryB.resolve("data").toString());
        nodeA = Servers.launch(PORT_A, DIRECTORY, shared, "jwt-login.war");
        nodeB = Servers.launch(PORT_B, directoryB, ofB, "jwt-login.war", "sample.war");
        Servers.awaitReady(nodeA);
        Servers.awaitReady(nodeB);
    }

    @AfterAll
    static void stop() throws Exception {
        for (PayaraMicro each : new PayaraMicro[] {nodeA, nodeB}) {
            if (each != null) {
                each.close();
            }
        }
        postgres.close();
    }

    @Test
    @Order(1)
    void publishTheSameKeys() {
        assertThat(A.get("/jwt-login/jwks").body()).contains("\"kid\"");
        Site.await(
                () -> A.get("/jwt-login/jwks")
                        .body()
                        .equals(B.get("/jwt-login/jwks").body()),
                "both have the same keys");
    }

    @Test
    @Order(1)
    void goOnWithEachOthersLogins() {
        Answer login = login(A, "alice", TestUsers.ALICE_PASSWORD);
        Answer second = refresh(B, login);
        Answer third = refresh(A, second);

        assertThat(second.status()).isEqualTo(200);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.member("refresh_token")).isNotEqualTo(second.member("refresh_token"));
        assertThat(refresh(B, second).member("refresh_token"))
                .as("what A was told, within the grace")
                .isEqualTo(third.member("refresh_token"));
    }

    @Test
    @Order(1)
    void knowOfEachOthersLogOuts() {
        Answer login = login(A, "bob", TestUsers.BOB_PASSWORD);
        Answer other = login(B, "bob", TestUsers.BOB_PASSWORD);

        assertThat(A.post("/jwt-login/revoke", FORM, "token=" + login.member("refresh_token"))
                        .status())
                .isEqualTo(200);

        assertThat(refresh(B, login).member("error")).isEqualTo("invalid_grant");
        assertThat(refresh(A, other).status())
                .as("another login of the same user")
                .isEqualTo(200);
    }

    @Test
    @Order(1)
    void tellOfEachOthersRevocationsAtOnce() {
        String admin = A.post(
                        "/jwt-login/login",
                        FORM,
                        "client_id=jwt-login-admin&username=alice&password=" + TestUsers.ALICE_PASSWORD)
                .member("access_token");
        String secret = new Programs(A, PORT_A, admin).another("sample");
        Programs other = new Programs(B, PORT_B, admin);
        String[] asked = {"Authorization", Programs.basic("sample", secret)};
        Answer login = login(A, "bob", TestUsers.BOB_PASSWORD);
        String token = "token=" + login.member("access_token");
        assertThat(other.post("/introspect", token, asked).body()).contains("\"active\":true");

        assertThat(A.post("/jwt-login/revoke", FORM, token).status()).isEqualTo(200);

        assertThat(other.post("/introspect", token, asked).body()).isEqualTo(IntrospectionTests.INACTIVE);
        String next = refresh(B, login).member("access_token");
        assertThat(A.post("/jwt-login/revoke", FORM, "token=" + login.member("refresh_token"))
                        .status())
                .isEqualTo(200);
        assertThat(other.post("/introspect", "token=" + next, asked).body()).isEqualTo(IntrospectionTests.INACTIVE);
    }

    @Test
    @Order(1)
    void countWrongPasswordsTogether() {
        for (Site site : new Site[] {A, B, A, B}) {
            assertThat(site.login("mallory", "wrong").status()).isEqualTo(401);
        }
        for (Site site : new Site[] {A, B}) {
            Answer throttled = site.login("mallory", "wrong");
            assertThat(throttled.status()).isEqualTo(429);
            assertThat(throttled.header("Retry-After")).matches("[1-9][0-9]*");
        }
    }

    @Test
    @Order(2)
    void goOnWhenOneIsKilled() throws Exception {
        Answer login = refresh(A, login(A, "alice", TestUsers.ALICE_PASSWORD));
        Answer ended = login(A, "alice", TestUsers.ALICE_PASSWORD);
        assertThat(A.post("/jwt-login/revoke", FORM, "token=" + ended.member("refresh_token"))
                        .status())
                .isEqualTo(200);
        String keys = A.get("/jwt-login/jwks").body();

        nodeA.kill();

        B.awaitKeys(login.member("access_token"));
        assertThat(B.get("/sample/api/admin", login.member("access_token")).status())
                .isEqualTo(200);
        assertThat(B.get("/jwt-login/jwks").body()).isEqualTo(keys);
        Answer refreshed = refresh(B, login);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(B.get("/sample/api/admin", refreshed.member("access_token")).status())
                .isEqualTo(200);
        assertThat(refresh(B, ended).member("error")).isEqualTo("invalid_grant");
        assertThat(B.login("mallory", "wrong").status()).as("what A counted").isEqualTo(429);
        assertThat(login(B, "bob", TestUsers.BOB_PASSWORD).status()).isEqualTo(200);
        assertThat(B.get("/health/ready").status()).isEqualTo(200);
    }

    private static Answer login(Site site, String user, String password) {
        Answer answer = site.login(user, password);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static Answer refresh(Site site, Answer before) {
        return site.post(
                "/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + before.member("refresh_token"));
    }
}
