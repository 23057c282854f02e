// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** Programs that ask for tokens of their own: registered by an administrator, believed by a secret or a key, let in by the application. */
class ClientsIT implements MetadataTests, OAuthErrorTests, IntrospectionTests {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final String ASSERTION =
            "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=";
    private static final String GRANT = "grant_type=client_credentials";

    private static final String BEARER = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=";
    private static final String PARTNER = "https://partner.example";

    private static KeyServer partner;
    private static Path directory;
    private static int port;
    private static Site site;
    private static PayaraMicro server;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        partner = KeyServer.start();
        directory = Servers.emptyDirectory("clients");
        port = Servers.freePort();
        site = new Site(port);
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("jwt.login.admin.group", "admin");
        properties.put("jwt.login.audit.file", directory.resolve("audit.jsonl").toString());
        properties.put("jwt.login.cors.origins", PAGE);
        properties.put("jwt.filter.roles", "groups, scope as *");
        properties.put("jwt.filter.status", "required");
        properties.put("jwt.filter.status.poll", "PT1S");
        properties.put("jwt.login.assertion.issuers", "partner,guests,away");
        properties.put("jwt.login.assertion.partner.issuer", PARTNER);
        properties.put("jwt.login.assertion.partner.key-url", partner.url());
        properties.put("jwt.login.assertion.partner.clients", "gateway");
        properties.put("jwt.login.assertion.guests.issuer", "https://guests.example");
        properties.put("jwt.login.assertion.guests.key-url", partner.url());
        properties.put("jwt.login.assertion.guests.users", "issuer");
        properties.put("jwt.login.assertion.guests.groups", "user");
        properties.put("jwt.login.assertion.guests.groups-claim", "roles");
        properties.put("jwt.login.assertion.away.issuer", "https://away.example");
        // The discard port: nobody listens.
        properties.put("jwt.login.assertion.away.key-url", "http://127.0.0.1:9/jwks");
        server = Servers.start(port, directory, properties, "jwt-login.war", "sample.war");
        admin = adminToken();
        site.awaitKeys(site.login("alice", TestUsers.ALICE_PASSWORD).member("access_token"));
    }

    private static String adminToken() {
        return site.post(
                        "/jwt-login/login",
                        JSON,
                        "{\"client_id\":\"jwt-login-admin\",\"username\":\"alice\",\"password\":\""
                                + TestUsers.ALICE_PASSWORD + "\"}")
                .member("access_token");
    }

    @Override
    public Programs programs() {
        return new Programs(site, port, admin);
    }

    @Override
    public String log() throws IOException {
        return server.output();
    }

    @AfterAll
    static void stop() {
        server.close();
        partner.close();
    }

    @Test
    void aSecretOpensTheApplicationAndIsKeptNowhere() throws IOException {
        Answer created = register("{\"client_id\":\"batch\",\"type\":\"secret\",\"scope\":\"user more\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Cache-Control")).contains("no-store");
        String secret = created.member("client_secret");
        assertThat(secret).hasSize(43);
        assertThat(admin("GET", "/batch", "").body()).contains("\"batch\"").doesNotContain("secret\":");
        assertThat(register("{\"client_id\":\"batch\",\"type\":\"secret\"}").status())
                .isEqualTo(409);

        Answer basic = basic("batch", secret, GRANT);
        assertLetIn(basic, "batch");
        assertThat(basic.header("Cache-Control")).contains("no-store");
        assertThat(basic.body()).doesNotContain("refresh_token");
        assertLetIn(token(GRANT + "&client_id=batch&client_secret=" + secret + "&scope=user"), "batch");
        assertThat(basic("batch", secret, GRANT + "&scope=all").member("error")).isEqualTo("invalid_scope");
        assertThat(basic("batch", secret, "grant_type=refresh_token&refresh_token=x")
                        .member("error"))
                .isEqualTo("unauthorized_client");

        String next = admin("POST", "/batch/secret", "").member("client_secret");
        assertThat(basic("batch", secret, GRANT).status()).isEqualTo(401);
        assertLetIn(basic("batch", next, GRANT), "batch");
        assertThat(admin("PATCH", "/batch", "{\"enabled\":false}").status()).isEqualTo(200);
        assertThat(basic("batch", next, GRANT).status()).isEqualTo(401);
        assertThat(admin("DELETE", "/batch", "").status()).isEqualTo(204);
        assertThat(admin("GET", "/batch", "").status()).isEqualTo(404);

        assertThat(Files.readString(directory.resolve("audit.jsonl")))
                .contains("client.token", "client.refused", "client.changed")
                .doesNotContain(secret, next);
        assertThat(server.output()).doesNotContain(secret, next);
    }

    /** By its own wish, by an administrator's, and with the client. */
    @Test
    void tokensOfAClientAreTakenBack() {
        String secret = register("{\"client_id\":\"robot\",\"type\":\"secret\",\"scope\":\"user\"}")
                .member("client_secret");
        register("{\"client_id\":\"other\",\"type\":\"secret\"}");
        String returned = letIn("robot", secret);
        String kept = letIn("robot", secret);
        String credentials = "&client_id=robot&client_secret=" + secret;
        assertThat(site.post("/jwt-login/revoke", FORM, "token=" + returned + credentials)
                        .status())
                .isEqualTo(200);
        awaitRefused(returned);
        assertThat(whoami(kept).status()).isEqualTo(200);

        assertThat(admin("DELETE", "/robot/tokens", "").status()).isEqualTo(204);
        awaitRefused(kept);
        String ofDisabled = letIn("robot", secret);
        assertThat(admin("PATCH", "/robot", "{\"enabled\":false}").status()).isEqualTo(200);
        awaitRefused(ofDisabled);
        assertThat(admin("PATCH", "/robot", "{\"enabled\":true}").status()).isEqualTo(200);
        String ofDeleted = letIn("robot", secret);
        assertThat(admin("DELETE", "/other", "").status()).isEqualTo(204);
        assertThat(whoami(ofDeleted).status()).isEqualTo(200);
        assertThat(admin("DELETE", "/robot", "").status()).isEqualTo(204);
        awaitRefused(ofDeleted);
        assertThat(admin("DELETE", "/robot/tokens", "").status()).isEqualTo(404);
    }

    private static String letIn(String id, String secret) {
        Answer answer = basic(id, secret, GRANT);
        assertLetIn(answer, id);
        return answer.member("access_token");
    }

    private static void awaitRefused(String token) {
        Site.await(() -> whoami(token).status() == 401, "the token is refused");
    }

    private static Answer whoami(String token) {
        return site.get("/sample/servlet/whoami", token);
    }

    /** The token of administration is held against the database, not against a list that was read some time ago. */
    @Test
    void anAdministratorsTokenIsRefusedAtOnceWhenItWasRevoked() {
        String own = adminToken();
        assertThat(site.get("/jwt-login/admin/clients", own).status()).isEqualTo(200);

        assertThat(site.post("/jwt-login/revoke", FORM, "client_id=jwt-login-admin&token=" + own)
                        .status())
                .isEqualTo(200);

        assertThat(site.get("/jwt-login/admin/clients", own).status()).isEqualTo(401);
        assertThat(site.get("/jwt-login/admin/clients", admin).status()).isEqualTo(200);
    }

    @Test
    void aWrongSecretAndAnUnknownClientGetTheSameAnswer() {
        assertThat(register("{\"client_id\":\"known\",\"type\":\"secret\"}").status())
                .isEqualTo(201);
        Answer wrong = basic("known", "no", GRANT);
        Answer unknown = basic("nobody", "no", GRANT);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.member("error")).isEqualTo("invalid_client");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Basic realm=\"jwt-login\"");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
        Answer url = site.post("/jwt-login/token?client_id=known&client_secret=no", FORM, GRANT);
        assertThat(url.status()).as("credentials in the URL").isEqualTo(400);
    }

    @Test
    void aKeyOpensTheApplicationAndEachAssertionIsGoodOnce() throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        String jwks = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
        String secretHalf = new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
        String head = "{\"client_id\":\"signer\",\"type\":\"key\",\"scope\":\"user\",\"jwks\":";
        assertThat(register(head + secretHalf + "}").status()).isEqualTo(400);
        assertThat(register(head + jwks + "}").status()).isEqualTo(201);

        String assertion = assertion(key, UUID.randomUUID().toString());
        assertLetIn(token(GRANT + ASSERTION + assertion), "signer");
        Answer replayed = token(GRANT + ASSERTION + assertion);
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.member("error")).isEqualTo("invalid_client");
        assertLetIn(token(GRANT + ASSERTION + assertion(key, UUID.randomUUID().toString())), "signer");
        PublicJsonWebKey another = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        assertThat(token(GRANT + ASSERTION + assertion(another, "x")).body()).isEqualTo(replayed.body());
    }

    @Test
    void anAssertionOpensTheApplicationForItsUserOnce() throws Exception {
        String secret = registerForAssertions("gateway", "more");
        String assertion = partner.assertion(PARTNER, site.loginUrl(), Map.of());

        Answer answer = basic("gateway", secret, BEARER + assertion);
        assertLetIn(answer, "alice");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.body()).doesNotContain("refresh_token");
        Answer replayed = basic("gateway", secret, BEARER + assertion);
        assertThat(replayed.status()).isEqualTo(400);
        assertThat(replayed.member("error")).isEqualTo("invalid_grant");

        partner.rotate();
        assertLetIn(basic("gateway", secret, BEARER + partner.assertion(PARTNER, site.loginUrl(), Map.of())), "alice");
        assertLetIn(
                basic(
                        "gateway",
                        secret,
                        BEARER
                                + partner.assertion(
                                        "https://guests.example",
                                        site.loginUrl(),
                                        Map.of("roles", List.of("user", "admin")))),
                "guests:alice");

        long now = System.currentTimeMillis() / 1000;
        String good = partner.assertion(PARTNER, site.loginUrl(), Map.of());
        String unsigned = "eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'), good.lastIndexOf('.') + 1);
        for (String bad : List.of(
                partner.assertion(PARTNER, site.loginUrl() + "/token", Map.of()),
                partner.assertion(PARTNER, site.loginUrl(), Map.of("aud", List.of(site.loginUrl(), PARTNER))),
                partner.assertion("https://nobody.example", site.loginUrl(), Map.of()),
                partner.assertion(PARTNER, site.loginUrl(), Map.of("sub", "nobody")),
                partner.assertion(PARTNER, site.loginUrl(), Map.of("exp", now - 60, "iat", now - 90)),
                partner.assertion(PARTNER, site.loginUrl(), Map.of("exp", now + 3700)),
                unsigned,
                unsigned + "AA",
                "x")) {
            Answer refused = basic("gateway", secret, BEARER + bad);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).isEqualTo(replayed.body());
        }
        assertLetIn(basic("gateway", secret, BEARER + good), "alice");
        assertThat(basic("gateway", secret, BEARER + "x&assertion=y").member("error"))
                .isEqualTo("invalid_request");
        assertThat(basic("gateway", secret, BEARER).member("error")).isEqualTo("invalid_request");
        assertThat(token(BEARER + good).member("error"))
                .as("without a client that is believed")
                .isEqualTo("unauthorized_client");
        assertThat(Files.readString(directory.resolve("audit.jsonl")))
                .contains("assertion.token", "assertion.refused", "\"spent\"")
                .doesNotContain(assertion, good);
        assertThat(server.output()).doesNotContain(assertion, good, "invalid_grant");
    }

    @Test
    void anIssuerThatIsAwayKeepsNobodyWaiting() throws Exception {
        String secret = registerForAssertions("visitor", "more");
        String ofAway = partner.assertion("https://away.example", site.loginUrl(), Map.of());

        Answer answer = basic("visitor", secret, BEARER + ofAway);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertLetIn(
                basic(
                        "visitor",
                        secret,
                        BEARER
                                + partner.assertion(
                                        "https://guests.example", site.loginUrl(), Map.of("roles", List.of("user")))),
                "guests:alice");
        assertThat(basic("visitor", secret, BEARER + partner.assertion(PARTNER, site.loginUrl(), Map.of()))
                        .member("error"))
                .as("for the gateway only")
                .isEqualTo("invalid_grant");
    }

    @Test
    void theCommandLineRegistersUnderTheSameRules() throws Exception {
        AdminJar.Run created = command("create-client", "line", "--type", "secret", "--scope", "user");
        assertThat(created.status()).as(created.said()).isZero();
        Matcher told =
                Pattern.compile("\"client_secret\":\"([A-Za-z0-9_-]{43})\"").matcher(created.said());
        assertThat(told.find()).isTrue();
        String secret = told.group(1);
        assertLetIn(basic("line", secret, GRANT), "line");
        assertThat(command("show-client", "line").said()).contains("\"line\"").doesNotContain(secret);

        AdminJar.Run again = command("create-client", "line", "--type", "secret");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.said()).contains("409");
        AdminJar.Run refused =
                command("create-client", "line2", "--type", "public", "--grants", "client_credentials,refresh_token");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.said()).contains("400", "A public client");

        assertThat(command("disable-client", "line").status()).isZero();
        assertThat(basic("line", secret, GRANT).status()).isEqualTo(401);
        assertThat(command("delete-client", "line").status()).isZero();
        assertThat(command("list-clients").said()).doesNotContain("\"line\"");
        assertThat(server.output()).doesNotContain(secret);
    }

    private static AdminJar.Run command(String... words) throws IOException, InterruptedException {
        String[] all = new String[words.length + 2];
        all[0] = "--user";
        all[1] = "alice";
        System.arraycopy(words, 0, all, 2, words.length);
        return AdminJar.run(site, TestUsers.ALICE_PASSWORD + "\n", all);
    }

    private static String registerForAssertions(String id, String scope) {
        Answer created = register("{\"client_id\":\"" + id
                + "\",\"type\":\"secret\",\"grant_types\":[\"urn:ietf:params:oauth:grant-type:jwt-bearer\"],\"scope\":\""
                + scope + "\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.member("client_secret");
    }

    @Test
    void onlyAdministratorsRegister() {
        String alice = site.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
        assertThat(site.get("/jwt-login/admin/clients", alice).status())
                .as("a token for applications")
                .isEqualTo(401);
        assertThat(site.get("/jwt-login/admin/clients").status()).isEqualTo(401);
        assertThat(register("{\"client_id\":\"jwt-login-admin\",\"type\":\"secret\"}")
                        .status())
                .isEqualTo(409);
        assertThat(register("{\"client_id\":\"x\",\"type\":\"public\",\"grant_types\":[\"client_credentials\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(register("{\"client_id\":\"x\",\"type\":\"secret\",\"surprise\":1}")
                        .status())
                .isEqualTo(400);
    }

    private static void assertLetIn(Answer answer, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String token = answer.member("access_token");
        Answer whoami = whoami(token);
        assertThat(whoami.status()).isEqualTo(200);
        assertThat(whoami.body()).startsWith("whoami: " + name + ",");
    }

    private static Answer register(String body) {
        return admin("POST", "", body);
    }

    private static Answer admin(String method, String path, String body) {
        return site.send(site.request("/jwt-login/admin/clients" + path)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", JSON)
                .method(method, BodyPublishers.ofString(body)));
    }

    private static Answer token(String form) {
        return site.post("/jwt-login/token", FORM, form);
    }

    private static Answer basic(String id, String secret, String form) {
        String both =
                URLEncoder.encode(id, StandardCharsets.UTF_8) + ":" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpRequest.Builder request = site.request("/jwt-login/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII)))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form));
        return site.send(request);
    }

    private static String assertion(PublicJsonWebKey key, String id) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("signer");
        claims.setSubject("signer");
        claims.setAudience(site.loginUrl());
        claims.setJwtId(id);
        claims.setExpirationTimeMinutesInTheFuture(2);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("ES256");
        jws.setPayload(claims.toJson());
        jws.setKey(key.getPrivateKey());
        return jws.getCompactSerialization();
    }
}
