// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The login WAR in its container: what it issues, and what it says to those who send it something else. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LoginIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("arquillian.directory"));
    private static final Site SITE = new Site(Integer.getInteger("arquillian.port"));
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Deployment(testable = false)
    static WebArchive sample() {
        TestUsers.write(DIRECTORY);
        StolenKey.leaveIn(DIRECTORY.resolve("data"));
        return ShrinkWrap.createFromZipFile(
                WebArchive.class,
                Path.of(System.getProperty("servers.directory"), "sample.war").toFile());
    }

    @Test
    void answersAGoodLoginAsOAuthDoes() {
        Answer json = SITE.login("alice", TestUsers.ALICE_PASSWORD);
        Answer form = SITE.post("/jwt-login/login", FORM, "username=alice&password=" + TestUsers.ALICE_PASSWORD);
        for (Answer answer : List.of(json, form)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.member("token_type")).isEqualTo("Bearer");
            assertThat(answer.body()).contains("\"expires_in\":300");
            assertThat(answer.member("refresh_token")).hasSizeGreaterThanOrEqualTo(43);
            assertThat(answer.member("scope")).isNotEmpty();
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void issuesAccessTokensOfTheTypeAndWithTheClaimsOfRfc9068() {
        String token = SITE.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        String header = header(token);
        String claims = claims(token);
        assertThat(header).contains("\"alg\":\"RS256\"", "\"typ\":\"at+jwt\"", "\"kid\":");
        for (String claim : List.of(
                "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "client_id", "scope", "auth_time", "upn", "groups")) {
            assertThat(claims).contains("\"" + claim + "\":");
        }
        assertThat(claims).contains("\"iss\":\"" + SITE.loginUrl() + "\"", "\"upn\":\"bob\"");
    }

    @Test
    void publishesThePublicHalfOfItsKeyAndNothingElse() {
        Answer jwks = SITE.get("/jwt-login/jwks");
        assertThat(jwks.status()).isEqualTo(200);
        assertThat(jwks.header("Cache-Control")).contains("max-age");
        assertThat(jwks.body()).contains("\"kty\":\"RSA\"", "\"n\":", "\"e\":", "\"kid\":", "\"use\":\"sig\"");
        assertThat(jwks.body()).doesNotContainPattern("\"(d|p|q|dp|dq|qi|k)\"");
    }

    @Test
    void sendsTheKeysAgainOnlyToWhoHasNotGotThem() {
        Answer jwks = SITE.get("/jwt-login/jwks");
        String tag = jwks.header("ETag");
        assertThat(tag).matches("\"[A-Za-z0-9_-]{43}\"");

        Answer same = SITE.send(SITE.request("/jwt-login/jwks").header("If-None-Match", tag));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        assertThat(same.header("Cache-Control")).isEqualTo("public, max-age=300");
        Answer other = SITE.send(SITE.request("/jwt-login/jwks").header("If-None-Match", "\"x\""));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(jwks.body());
    }

    @Test
    void theKeysDoNotFollowTheHostHeader() throws Exception {
        Answer jwks = SITE.get("/jwt-login/jwks");
        Answer forwarded = SITE.send(SITE.request("/jwt-login/jwks")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example"));
        assertThat(forwarded.body()).isEqualTo(jwks.body());
        assertThat(rawGet("/jwt-login/jwks", "evil.example"))
                .endsWith(jwks.body())
                .doesNotContain("evil");
    }

    /** The JDK's client sets Host itself. */
    private static String rawGet(String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Integer.getInteger("arquillian.port"))) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void theIssuerDoesNotFollowTheHostHeader() {
        // The JDK's client sets Host itself; forwarded host names are what a proxy would send.
        Answer answer = SITE.send(SITE.request("/jwt-login/login")
                .header("Content-Type", FORM)
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "host=evil.example")
                .POST(BodyPublishers.ofString("username=alice&password=" + TestUsers.ALICE_PASSWORD)));
        assertThat(claims(answer.member("access_token"))).doesNotContain("evil");
    }

    @Test
    void doesNotTellAWrongPasswordFromAnUnknownUser() {
        Answer wrong = SITE.login("alice", "not her password");
        Answer unknown = SITE.login("mallory", "not her password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(withoutDate(unknown.headers())).isEqualTo(withoutDate(wrong.headers()));
        assertThat(wrong.body()).doesNotContain("alice").doesNotContain("password\"");
    }

    @TestFactory
    Stream<DynamicTest> answersBadBodiesWithTheErrorsOfOAuth() {
        String good = "{\"username\":\"alice\",\"password\":\"x\"}";
        record Case(String name, int status, String contentType, String body) {}
        return Stream.of(
                        new Case("empty JSON", 400, JSON, ""),
                        new Case("empty form", 400, FORM, ""),
                        new Case("not JSON", 400, JSON, "username=alice"),
                        new Case("cut JSON", 400, JSON, good.substring(0, 20)),
                        new Case("trailing text", 400, JSON, good + "x"),
                        new Case("an array", 400, JSON, "[" + good + "]"),
                        new Case("null", 400, JSON, "null"),
                        new Case("a number for the name", 400, JSON, "{\"username\":1,\"password\":\"x\"}"),
                        new Case("null for the password", 400, JSON, "{\"username\":\"alice\",\"password\":null}"),
                        new Case("an object for the name", 400, JSON, "{\"username\":{},\"password\":\"x\"}"),
                        new Case("no password", 400, JSON, "{\"username\":\"alice\"}"),
                        new Case("empty password", 400, JSON, "{\"username\":\"alice\",\"password\":\"\"}"),
                        new Case("two names", 400, JSON, "{\"username\":\"a\",\"username\":\"b\",\"password\":\"x\"}"),
                        new Case("two names in a form", 400, FORM, "username=a&username=b&password=x"),
                        new Case("deep nesting", 400, JSON, "[".repeat(4000)),
                        new Case("broken percent sign", 400, FORM, "username=%zz&password=x"),
                        new Case("a form that says it is JSON", 400, JSON, "username=alice&password=x"),
                        new Case("text", 415, "text/plain", good),
                        new Case("XML", 415, "application/xml", "<login/>"),
                        new Case("multipart", 415, "multipart/form-data; boundary=x", "--x--"),
                        new Case("oversized JSON", 413, JSON, good + " ".repeat(9000)),
                        new Case("oversized form", 413, FORM, "username=alice&password=" + "x".repeat(9000)),
                        new Case("a megabyte", 413, JSON, "x".repeat(1 << 20)))
                .map(bad -> DynamicTest.dynamicTest(bad.name, () -> {
                    Answer answer = SITE.post("/jwt-login/login", bad.contentType, bad.body);
                    assertThat(answer.status()).isEqualTo(bad.status);
                    assertThat(answer.header("Content-Type")).startsWith("application/json");
                    assertThat(answer.member("error")).isEqualTo("invalid_request");
                    assertThat(answer.member("error_description")).isNotEmpty();
                    assertThat(answer.body()).doesNotContain("alice").doesNotContain("Exception");
                }));
    }

    @Test
    void takesCredentialsInABodyOnly() {
        assertThat(SITE.get("/jwt-login/login?username=alice&password=x").status())
                .isIn(400, 405);
        assertThat(SITE.post("/jwt-login/login?username=alice&password=x", FORM, "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refreshesOnceAndEndsTheLoginWhenATokenComesBack() {
        String first = SITE.login("alice", TestUsers.ALICE_PASSWORD).member("refresh_token");
        Answer refreshed = refresh(first);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(refreshed.header("Cache-Control")).contains("no-store");
        String second = refreshed.member("refresh_token");
        assertThat(second).isNotEqualTo(first);
        Answer repeated = refresh(first);
        assertThat(repeated.member("refresh_token")).as("the answer was lost").isEqualTo(second);
        assertThat(repeated.member("access_token")).isNotEqualTo(refreshed.member("access_token"));
        String third = refresh(second).member("refresh_token");

        Answer reused = refresh(first);
        assertThat(reused.status()).isEqualTo(400);
        assertThat(reused.member("error")).isEqualTo("invalid_grant");
        assertThat(refresh(third).member("error")).isEqualTo("invalid_grant");
        String otherLogin = SITE.login("alice", TestUsers.ALICE_PASSWORD).member("refresh_token");
        assertThat(refresh(otherLogin).status()).isEqualTo(200);
    }

    @Test
    void aLogOutEndsTheFamily() {
        String token = SITE.login("bob", TestUsers.BOB_PASSWORD).member("refresh_token");
        assertThat(SITE.post("/jwt-login/revoke", FORM, "token=" + token).status())
                .isEqualTo(200);
        assertThat(SITE.post("/jwt-login/revoke", FORM, "token=unknown").status())
                .isEqualTo(200);
        assertThat(refresh(token).status()).isEqualTo(400);
    }

    private static Answer refresh(String token) {
        return SITE.post("/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + token);
    }

    private static Map<String, List<String>> withoutDate(HttpHeaders headers) {
        Map<String, List<String>> rest = new TreeMap<>(headers.map());
        rest.remove("date");
        return rest;
    }

    private static String header(String token) {
        return decoded(token.substring(0, token.indexOf('.')));
    }

    private static String claims(String token) {
        return decoded(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
