// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.jwtfilter.demo.PayaraMicro;

/** What becomes of refresh tokens: used, repeated, raced for, revoked, and sent in ways that they should not be. */
class RefreshIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final int RACES = 10;
    private static final int CLIENTS = 20;

    /** Every token that was given out here, none of which may be found anywhere. */
    private static final Queue<String> GIVEN = new ConcurrentLinkedQueue<>();

    private static final PublicJsonWebKey VAULT = key();

    private static Path directory;
    private static int port;
    private static Site site;
    private static PayaraMicro server;

    @BeforeAll
    static void start() throws Exception {
        directory = Servers.emptyDirectory("refresh");
        port = Servers.freePort();
        site = new Site(port);
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("jwt.login.scope", "api more");
        properties.putAll(Map.of(
                "jwt.login.clients", "mobile,sealed",
                "jwt.login.client.mobile.audiences", "orders,stock",
                "jwt.login.client.mobile.scope", "more",
                "jwt.login.client.mobile.access-token.lifetime", "PT2M",
                "jwt.login.client.mobile.refresh-token.lifetime", "PT1H"));
        properties.put("jwt.login.client.sealed.audiences", "vault");
        properties.put("jwt.login.encrypted-audiences", "vault");
        Path vault = Files.writeString(directory.resolve("vault.jwk"), VAULT.toJson(OutputControlLevel.PUBLIC_ONLY));
        properties.put("jwt.login.encrypted-audience.vault.key-file", vault.toString());
        properties.put("jwt.login.admin.group", "admin");
        properties.put("jwt.login.audit.file", directory.resolve("audit.jsonl").toString());
        server = Servers.start(port, directory, properties, "jwt-login.war");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        // After the end, when everything has been written.
        for (Path file : List.of(directory.resolve("audit.jsonl"), directory.resolve("data/jwt-login.mv.db"))) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(GIVEN)
                    .isNotEmpty()
                    .noneMatch(token -> text.contains(token) || text.contains(token.substring(22)));
        }
        String output = server.output();
        assertThat(GIVEN).noneMatch(output::contains);
    }

    @Test
    void aClientWhoseAnswerWasLostAsksAgain() throws Exception {
        String token = logIn("alice", TestUsers.ALICE_PASSWORD);
        String login = lastLogin();
        String body = "grant_type=refresh_token&refresh_token=" + token;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "POST /jwt-login/token HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + FORM
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
        Site.await(() -> audit("refreshed", login).size() == 1, "the refresh is done, though nobody hears of it");

        Answer again = refresh(token);

        assertThat(again.status()).isEqualTo(200);
        assertThat(refresh(again.member("refresh_token")).status()).isEqualTo(200);
        assertThat(audit("refreshed", login)).hasSize(3).element(1).asString().contains("\"reason\":\"repeated\"");
    }

    @Test
    void manyClientsWithOneTokenGetOneSuccessor() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            String token = logIn("alice", TestUsers.ALICE_PASSWORD);
            for (int race = 0; race < RACES; race++) {
                String contested = token;
                CyclicBarrier start = new CyclicBarrier(CLIENTS);
                List<Callable<Answer>> clients = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.add(() -> {
                        start.await();
                        return refresh(contested);
                    });
                }
                Set<String> successors = new HashSet<>();
                for (Future<Answer> answer : threads.invokeAll(clients)) {
                    assertThat(answer.get().status()).isEqualTo(200);
                    successors.add(answer.get().member("refresh_token"));
                }
                assertThat(successors).hasSize(1).doesNotContain(token);
                token = successors.iterator().next();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aReusedTokenEndsItsLoginAndIsWrittenDown() {
        String first = logIn("alice", TestUsers.ALICE_PASSWORD);
        String login = lastLogin();
        String elsewhere = logIn("alice", TestUsers.ALICE_PASSWORD);
        String third = refresh(refresh(first).member("refresh_token")).member("refresh_token");

        assertInvalidGrant(refresh(first));
        assertInvalidGrant(refresh(third));
        assertThat(refresh(elsewhere).status()).isEqualTo(200);
        assertThat(audit("refresh.reused", login))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"user\":\"alice\"", "\"source\":\"127.0.0.1\"");
    }

    @Test
    void aTokenIsGoodForItsClientAndItsScopeOnly() {
        String token = logIn("alice", TestUsers.ALICE_PASSWORD);

        assertInvalidGrant(token(token, "&client_id=mobile"));
        assertError("invalid_client", token(token, "&client_id=nobody"));
        assertError("invalid_scope", token(token, "&scope=api%20admin"));
        Answer narrow = token(token, "&scope=more");
        assertThat(narrow.member("scope")).isEqualTo("more");
        assertThat(refresh(narrow.member("refresh_token")).member("scope")).isEqualTo("api more");
    }

    @Test
    void aClientHasAudiencesAScopeAndLifetimesOfItsOwn() {
        String form = "username=alice&password=" + TestUsers.ALICE_PASSWORD;
        Answer mobile = given(site.post("/jwt-login/login", FORM, form + "&client_id=mobile"));
        Answer front = given(site.post("/jwt-login/login", FORM, form));

        for (Answer each : List.of(mobile, token(mobile.member("refresh_token"), "&client_id=mobile"))) {
            assertThat(each.body()).contains("\"expires_in\":120", "\"scope\":\"more\"");
            assertThat(each.claims())
                    .contains("\"aud\":[\"orders\",\"stock\"]", "\"client_id\":\"mobile\"", "\"scope\":\"more\"");
        }
        assertThat(front.body()).contains("\"expires_in\":300", "\"scope\":\"api more\"");
        assertThat(front.claims()).doesNotContain("orders");
    }

    @Test
    void tokensForAnAudienceWithAKeyCanBeReadByItAlone() throws Exception {
        String form = "client_id=sealed&username=alice&password=" + TestUsers.ALICE_PASSWORD;
        Answer login = given(site.post("/jwt-login/login", FORM, form));

        for (Answer each : List.of(login, token(login.member("refresh_token"), "&client_id=sealed"))) {
            JsonWebEncryption encrypted = new JsonWebEncryption();
            encrypted.setCompactSerialization(each.member("access_token"));
            encrypted.setKey(VAULT.getPrivateKey());
            assertThat(encrypted.getHeader("cty")).isEqualTo("JWT");
            JsonWebSignature signed = new JsonWebSignature();
            signed.setCompactSerialization(encrypted.getPlaintextString());
            signed.setKey(new VerificationJwkSelector()
                    .select(
                            signed,
                            new JsonWebKeySet(site.get("/jwt-login/jwks").body()).getJsonWebKeys())
                    .getKey());
            assertThat(signed.verifySignature()).isTrue();
            assertThat(signed.getPayload()).contains("\"aud\":\"vault\"", "\"sub\":\"alice\"");
        }
    }

    private static PublicJsonWebKey key() {
        try {
            return EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    @Test
    void aLogOutEndsOneLoginByAnyOfItsTokensAndForItsClientOnly() {
        String first = logIn("alice", TestUsers.ALICE_PASSWORD);
        String login = lastLogin();
        String elsewhere = logIn("alice", TestUsers.ALICE_PASSWORD);
        String second = refresh(first).member("refresh_token");
        assertThat(revoke(first, "&client_id=mobile")).isEqualTo(200);
        String third = refresh(second).member("refresh_token");

        assertThat(revoke("no-token-of-ours", "")).isEqualTo(200);
        assertThat(revoke(first, "")).isEqualTo(200);
        assertThat(revoke(first, "")).isEqualTo(200);

        assertInvalidGrant(refresh(third));
        assertInvalidGrant(refresh(second));
        assertThat(refresh(elsewhere).status()).isEqualTo(200);
        assertThat(audit("revoked", login)).hasSize(1).first().asString().contains("\"reason\":\"log-out\"");
    }

    @Test
    void aLogOutBeatsARefreshOnItsWay() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int race = 0; race < RACES; race++) {
                String token = logIn("alice", TestUsers.ALICE_PASSWORD);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Answer> refreshed = threads.submit(() -> {
                    start.await();
                    return refresh(token);
                });
                Future<Integer> revoked = threads.submit(() -> {
                    start.await();
                    return revoke(token, "");
                });
                assertThat(revoked.get()).isEqualTo(200);
                if (refreshed.get().status() == 200) {
                    assertInvalidGrant(refresh(refreshed.get().member("refresh_token")));
                }
                assertInvalidGrant(refresh(token));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anotherPasswordOrAnAdministratorEndsAllLoginsOfAUser() throws Exception {
        String admin = "Bearer "
                + site.post(
                                "/jwt-login/login",
                                FORM,
                                "client_id=jwt-login-admin&username=alice&password=" + TestUsers.ALICE_PASSWORD)
                        .member("access_token");
        administer(admin, "POST", "", "{\"username\":\"carol\",\"password\":\"first\",\"groups\":[\"user\"]}");

        String login = ended(
                "first",
                () -> assertThat(site.post(
                                        "/jwt-login/password",
                                        FORM,
                                        "username=carol&password=first&new_password=second")
                                .status())
                        .isEqualTo(204));
        assertThat(audit("revoked", login)).hasSize(1).first().asString().contains("\"reason\":\"password-changed\"");
        login = ended("second", () -> administer(admin, "PATCH", "/carol", "{\"password\":\"third\"}"));
        assertThat(audit("revoked", login)).hasSize(1).first().asString().contains("\"reason\":\"password-changed\"");
        login = ended("third", () -> administer(admin, "PATCH", "/carol", "{\"enabled\":false}"));
        assertThat(audit("revoked", login)).hasSize(1).first().asString().contains("\"reason\":\"user-disabled\"");
        administer(admin, "PATCH", "/carol", "{\"enabled\":true}");
        login = ended("third", () -> administer(admin, "DELETE", "/carol", ""));
        assertThat(audit("revoked", login)).hasSize(1).first().asString().contains("\"reason\":\"user-deleted\"");
    }

    @TestFactory
    Stream<DynamicTest> answersWhatIsNoRequestForTokensAsOAuthDoes() {
        String good = "grant_type=refresh_token&refresh_token=" + "A".repeat(64);
        record Case(String name, int status, String error, String contentType, String body) {}
        return Stream.of(
                        new Case("nothing", 400, "invalid_request", FORM, ""),
                        new Case("the password grant", 400, "unsupported_grant_type", FORM, "grant_type=password"),
                        new Case("an unknown token", 400, "invalid_grant", FORM, good),
                        new Case("two tokens", 400, "invalid_request", FORM, good + "&refresh_token=x"),
                        new Case("two grants", 400, "invalid_request", FORM, good + "&grant_type=refresh_token"),
                        new Case("two scopes", 400, "invalid_request", FORM, good + "&scope=api&scope=more"),
                        new Case(
                                "an access token",
                                400,
                                "invalid_grant",
                                FORM,
                                "grant_type=refresh_token&refresh_token=a.b.c"),
                        new Case("a line end in it", 400, "invalid_grant", FORM, good + "%0D%0ASet-Cookie:%20a=b"),
                        new Case("JSON", 400, "invalid_request", JSON, "{\"grant_type\":\"refresh_token\"}"),
                        new Case("JSON as form", 400, "invalid_request", FORM, "{\"grant_type\":\"refresh_token\"}"),
                        new Case("multipart", 400, "invalid_request", "multipart/form-data; boundary=x", "--x--"),
                        new Case("Java", 400, "invalid_request", "application/x-java-serialized-object", "x"),
                        new Case("many parameters", 400, "invalid_request", FORM, parameters(500)),
                        new Case("too many parameters", 413, "invalid_request", FORM, parameters(10_000)))
                .map(bad -> DynamicTest.dynamicTest(bad.name, () -> {
                    Answer answer = site.post("/jwt-login/token", bad.contentType, bad.body);
                    assertThat(answer.status()).isEqualTo(bad.status);
                    assertThat(answer.member("error")).isEqualTo(bad.error);
                    assertThat(answer.header("Content-Type")).startsWith(JSON);
                    assertThat(answer.header("Cache-Control")).contains("no-store");
                    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "access-control-allow-origin");
                    assertThat(answer.body()).doesNotContain("AAAA").doesNotContain("Exception");
                }));
    }

    @Test
    void takesTokensInABodyOnly() {
        String query = "?grant_type=refresh_token&refresh_token=" + logIn("bob", TestUsers.BOB_PASSWORD);

        assertThat(site.get("/jwt-login/token" + query).status()).isEqualTo(405);
        assertThat(site.post("/jwt-login/token" + query, FORM, "").status()).isEqualTo(400);
        assertThat(site.get("/jwt-login/revoke" + query).status()).isEqualTo(405);
    }

    /** Ends the login that carol opens by {@code password}, and the one that another client opens. Its name in the audit trail. */
    private static String ended(String password, Runnable end) {
        String token = logIn("carol", password);
        String login = lastLogin();
        String repeated = logIn("carol", password);
        refresh(repeated);
        end.run();
        assertInvalidGrant(refresh(token));
        assertInvalidGrant(refresh(repeated));
        return login;
    }

    private static void administer(String authorization, String method, String path, String body) {
        assertThat(site.send(site.request("/jwt-login/admin/users" + path)
                                .header("Authorization", authorization)
                                .header("Content-Type", JSON)
                                .method(method, BodyPublishers.ofString(body)))
                        .status())
                .isBetween(200, 204);
    }

    private static String parameters(int count) {
        StringBuilder form = new StringBuilder("a=b");
        for (int i = 0; i < count; i++) {
            form.append("&a").append(i).append("=b");
        }
        return form.toString();
    }

    private static String logIn(String user, String password) {
        Answer answer = site.post("/jwt-login/login", FORM, "username=" + user + "&password=" + password);
        assertThat(answer.status()).isEqualTo(200);
        return given(answer).member("refresh_token");
    }

    private static Answer refresh(String token) {
        return token(token, "");
    }

    private static Answer token(String token, String more) {
        Answer answer = site.post("/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + token + more);
        return answer.status() == 200 ? given(answer) : answer;
    }

    private static Answer given(Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "content-encoding");
        GIVEN.add(answer.member("refresh_token"));
        return answer;
    }

    private static int revoke(String token, String more) {
        return site.post("/jwt-login/revoke", FORM, "token=" + token + more).status();
    }

    private static void assertInvalidGrant(Answer answer) {
        assertError("invalid_grant", answer);
    }

    private static void assertError(String error, Answer answer) {
        assertThat(answer.member("error")).isEqualTo(error);
        assertThat(answer.status()).isBetween(400, 401);
    }

    /** The name in the audit trail of the login that was opened last. */
    private static String lastLogin() {
        List<String> logins =
                lines().filter(line -> line.contains("\"event\":\"login\"")).toList();
        String last = logins.get(logins.size() - 1);
        return last.replaceFirst(".*\"login\":\"([^\"]*)\".*", "$1");
    }

    private static List<String> audit(String event, String login) {
        return lines().filter(line -> line.contains("\"event\":\"" + event + "\""))
                .filter(line -> line.contains("\"login\":\"" + login + "\""))
                .toList();
    }

    private static Stream<String> lines() {
        try {
            return Files.readAllLines(directory.resolve("audit.jsonl")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
