// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.jwtfilter.demo.PayaraMicro;

/** Signing keys that an administrator changes and removes by the command line, on two nodes that share a PostgreSQL. */
@TestMethodOrder(OrderAnnotation.class)
class KeysIT {
    private static final Path DIRECTORY = Servers.emptyDirectory("keys");
    private static final int PORT = Servers.freePort();
    private static final int OTHER_PORT = Servers.freePort();
    private static final Site SITE = new Site(PORT);
    private static final Site OTHER = new Site(OTHER_PORT);
    private static final Path AUDIT = DIRECTORY.resolve("audit.log");
    private static final String ALICE = TestUsers.ALICE_PASSWORD + "\n";

    private static Postgres postgres;
    private static PayaraMicro server;
    private static PayaraMicro otherServer;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start(DIRECTORY.resolve("postgres"));
        Map<String, String> properties = Servers.properties(PORT, DIRECTORY);
        properties.putAll(Map.of(
                "jwt.login.database.url", postgres.url("postgres"),
                "jwt.login.database.user", "postgres",
                "jwt.login.admin.group", "admin",
                "jwt.login.audit.file", AUDIT.toString(),
                "jwt.filter.key.refresh", "PT1S",
                "jwt.filter.key.cool-down", "PT1S"));
        server = Servers.start(PORT, DIRECTORY, properties, "jwt-login.war", "sample.war");
        properties.put("jwt.login.audit.file", DIRECTORY.resolve("other.log").toString());
        otherServer = Servers.start(OTHER_PORT, Servers.emptyDirectory("keys-other"), properties, "jwt-login.war");
    }

    @AfterAll
    static void stop() throws Exception {
        for (PayaraMicro each : new PayaraMicro[] {server, otherServer}) {
            if (each != null) {
                each.close();
            }
        }
        postgres.close();
    }

    @Test
    @Order(1)
    void areMadeAheadOfTimeByCommand() throws Exception {
        String active = onlyKid(SITE.get("/jwt-login/jwks").body());
        assertThat(admin("list-keys").said())
                .contains(
                        "\"kid\":\"" + active + "\"",
                        "\"alg\":\"RS256\"",
                        "\"state\":\"active\"",
                        "\"active_from\":\"20")
                .doesNotContain("\"d\"", "private", "next");

        AdminJar.Run run = admin("rotate-keys");

        assertThat(run.status()).isZero();
        String next = onlyKid(run.said());
        assertThat(run.said()).contains("\"state\":\"next\"", "\"active_from\":\"");
        assertThat(kids(SITE)).containsExactlyInAnyOrder(active, next);
        Site.await(() -> kids(OTHER).contains(next), "the other node publishes the next key");
        assertThat(admin("rotate-keys").said()).as("by both nodes, once").isEqualTo(run.said());
        assertThat(adminOfOther("rotate-keys").said()).isEqualTo(run.said());
        assertThat(kid(login(SITE))).isEqualTo(active);
        assertThat(audited("key.requested")).containsExactly("\"by\":\"alice\",\"key\":\"" + next + "\"}");
    }

    @Test
    @Order(2)
    void areGoneAtOnceWhenTheyAreRemoved() throws Exception {
        String before = login(OTHER);
        String stolen = kid(before);
        String next = kids(SITE).stream()
                .filter(kid -> !kid.equals(stolen))
                .findFirst()
                .orElseThrow();
        SITE.awaitKeys(before);
        assertThat(SITE.get("/sample/api/whoami", before).status()).isEqualTo(200);

        AdminJar.Run run = admin("remove-key", stolen);

        assertThat(run.status()).isZero();
        assertThat(run.said())
                .startsWith("{\"removed\":\"" + stolen + "\",\"active\":\"" + next + "\"")
                .contains("as soon as it reads /jwks again");
        assertThat(kids(SITE)).containsExactly(next);
        assertThat(kid(login(SITE))).isEqualTo(next);
        Site.await(() -> !kids(OTHER).contains(stolen), "the other node does not publish it any more");
        String after = login(OTHER);
        assertThat(kid(after)).isEqualTo(next);
        Site.await(() -> SITE.get("/sample/api/whoami", before).status() == 401, "its tokens are refused");
        assertThat(SITE.get("/sample/api/whoami", after).status()).isEqualTo(200);
        assertThat(audited("key.removed")).containsExactly("\"by\":\"alice\",\"key\":\"" + stolen + "\"}");
        AdminJar.Run again = adminOfOther("remove-key", stolen);
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.said()).contains("404", "There is no signing key of this kid");
    }

    @Test
    @Order(3)
    void areReplacedByNewOnesWhereThereIsNoNext() throws Exception {
        String stolen = onlyKid(SITE.get("/jwt-login/jwks").body());

        String active = onlyKid(adminOfOther("remove-key", stolen).said().replace("\"active\"", "\"kid\""));

        assertThat(kids(OTHER)).containsExactly(active).doesNotContain(stolen);
        assertThat(kid(login(OTHER))).isEqualTo(active);
        Site.await(() -> kids(SITE).equals(List.of(active)), "both nodes have the new key and no other");
        String token = login(SITE);
        assertThat(kid(token)).isEqualTo(active);
        Site.await(() -> SITE.get("/sample/api/whoami", token).status() == 200, "its tokens are accepted");
        assertThat(server.output() + otherServer.output()).doesNotContain("\n\tat ", "PRIVATE KEY");
    }

    @Test
    @Order(4)
    void areForAdministratorsOnly() {
        String user = SITE.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        String admin = login(SITE);
        String path = "/jwt-login/admin/keys";
        String kid = kid(admin);
        for (String method : List.of("GET", "POST", "DELETE")) {
            String at = method.equals("DELETE") ? path + "/" + kid : path;
            assertThat(SITE.send(SITE.request(at).method(method, BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(401);
            for (String token : List.of(user, admin)) {
                assertThat(SITE.send(SITE.request(at)
                                        .header("Authorization", "Bearer " + token)
                                        .method(method, BodyPublishers.noBody()))
                                .status())
                        .as("a token that is for applications")
                        .isEqualTo(401);
            }
        }
        Answer login = SITE.post(
                "/jwt-login/login",
                "application/json",
                "{\"client_id\":\"jwt-login-admin\",\"username\":\"bob\",\"password\":\"" + TestUsers.BOB_PASSWORD
                        + "\"}");
        assertThat(SITE.get(path, login.member("access_token")).status()).isEqualTo(403);
        assertThat(kids(SITE)).containsExactly(kid);
    }

    private static AdminJar.Run admin(String... command) throws Exception {
        return AdminJar.run(SITE, ALICE, asAlice(command));
    }

    private static AdminJar.Run adminOfOther(String... command) throws Exception {
        return AdminJar.run(OTHER, ALICE, asAlice(command));
    }

    private static String[] asAlice(String... command) {
        String[] all = new String[command.length + 2];
        all[0] = "--user";
        all[1] = "alice";
        System.arraycopy(command, 0, all, 2, command.length);
        return all;
    }

    private static String login(Site site) {
        return site.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
    }

    private static List<String> kids(Site site) {
        return found(site.get("/jwt-login/jwks").body());
    }

    private static String onlyKid(String json) {
        List<String> kids = found(json);
        assertThat(kids).hasSize(1);
        return kids.get(0);
    }

    private static List<String> found(String json) {
        return Pattern.compile("\"kid\":\"([A-Za-z0-9_-]{43})\"")
                .matcher(json)
                .results()
                .map(kid -> kid.group(1))
                .toList();
    }

    private static String kid(String token) {
        return onlyKid(new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), UTF_8));
    }

    /** What follows the name of the event in the lines that have it. */
    private static List<String> audited(String event) throws Exception {
        Pattern line = Pattern.compile("\"event\":\"" + Pattern.quote(event) + "\",(.*)");
        return Files.readAllLines(AUDIT).stream()
                .map(line::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }
}
