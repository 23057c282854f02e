// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.payara.wired.WiredResource;

/** What travels: tokens in cookies, answers, preflights, sockets, and calls to others. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WireIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("arquillian.directory"));
    private static final int PORT = Integer.getInteger("arquillian.port");
    private static final Site SITE = new Site(PORT);
    private static final String OWN = "http://127.0.0.1:" + PORT;
    private static final String SOCKETS = "ws://127.0.0.1:" + PORT + "/wired/ws";
    private static final String BARE = "Bearer realm=\"wired\"";

    private static final Backend FOREIGN = new Backend(null);
    private static final Backend LISTED = new Backend(null);
    private static final Backend REDIRECTING = new Backend(FOREIGN.url());

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>users</web-resource-name>
                  <url-pattern>/guarded/*</url-pattern>
                  <url-pattern>/ws/closed</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>user</role-name></auth-constraint>
              </security-constraint>
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>nobody</web-resource-name><url-pattern>/chief/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>chief</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>user</role-name></security-role>
              <security-role><role-name>chief</role-name></security-role>
            </web-app>
            """;

    private static final String CONFIGURATION = """
            mp.jwt.verify.audiences=sample
            mp.jwt.token.cookie=token
            jwt.filter.realm=wired
            jwt.filter.token.from=header, cookie
            jwt.filter.cookie.origins=https://app.example.org
            jwt.filter.outgoing.hosts=%s, %s
            """;

    private String alice = "";

    @Deployment(testable = false)
    static WebArchive wired() {
        TestUsers.write(DIRECTORY);
        StolenKey.leaveIn(DIRECTORY.resolve("data"));
        WebArchive sample = ShrinkWrap.createFromZipFile(
                WebArchive.class,
                Path.of(System.getProperty("servers.directory"), "sample.war").toFile());
        return ShrinkWrap.create(WebArchive.class, "wired.war")
                .merge(sample, Filters.include("/WEB-INF/lib/.*"))
                .addClass(EchoServlet.class)
                .addPackage(WiredResource.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setWebXML(new StringAsset(WEB_XML))
                .addAsResource(
                        new StringAsset(CONFIGURATION.formatted(LISTED.authority(), REDIRECTING.authority())),
                        "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void logIn() {
        alice = SITE.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
        Site.await(() -> SITE.get("/wired/api/whoami", alice).status() != 503, "the application has its keys");
    }

    @AfterAll
    static void stop() {
        FOREIGN.close();
        LISTED.close();
        REDIRECTING.close();
    }

    // Cookies

    @Test
    void takesTheTokenOfACookie() {
        for (String path : List.of("/wired/api/whoami", "/wired/guarded/whoami")) {
            Answer answer = SITE.send(cookie(path, "theme=dark; token=" + alice));
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).contains("whoami: alice");
            assertThat(String.join(", ", answer.headers().allValues("Vary"))).contains("Authorization, Cookie");
            assertThat(answer.header("Cache-Control")).contains("private");
            assertThat(answer.header("WWW-Authenticate")).isEmpty();
        }
    }

    @Test
    void takesNoneOfTwoTokens() {
        for (String path : List.of("/wired/api/whoami", "/wired/guarded/whoami")) {
            for (HttpRequest.Builder request : List.of(
                    cookie(path, "token=" + alice + "; token=" + alice),
                    cookie(path, "token=x; token=" + alice),
                    cookie(path, "token=" + alice + "; Token=" + alice),
                    cookie(path, "token=\"" + alice + "\""),
                    cookie(path, "token=" + alice).header("Authorization", "Bearer " + alice),
                    cookie(path, "token=" + alice).header("Authorization", "Bearer x.y.z"),
                    cookie(path, "token=x.y.z").header("Authorization", "Bearer " + alice),
                    SITE.request(path + "?access_token=" + alice).header("Authorization", "Bearer " + alice))) {
                Answer answer = SITE.send(request);
                assertThat(answer.status()).as(path).isEqualTo(400);
                assertThat(answer.header("WWW-Authenticate")).startsWith(BARE + ", error=\"invalid_request\"");
                assertThat(answer.body()).isEmpty();
            }
        }
    }

    @Test
    void takesNoTokenFromElsewhere() {
        for (HttpRequest.Builder request : List.of(
                cookie("/wired/api/whoami", "__Host-token=" + alice + "; tokens=" + alice + "; Bearer=" + alice),
                SITE.request("/wired/api/whoami?access_token=" + alice),
                SITE.request("/wired/api/whoami")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("access_token=" + alice)))) {
            Answer answer = SITE.send(request);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo(BARE);
        }
        Answer bad = SITE.send(cookie("/wired/api/whoami", "token=x.y.z"));
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "X-Nothing, x, 403",
        "Origin, OWN, 200",
        "Origin, https://app.example.org, 200",
        "Sec-Fetch-Site, same-origin, 200"
    })
    void servesAChangeByCookieOnlyWhereAPageOfOursAskedForIt(String field, String value, int status) {
        HttpRequest.Builder change =
                cookie("/wired/api/whoami", "token=" + alice).header(field, value.equals("OWN") ? OWN : value);
        assertThat(SITE.send(change.POST(BodyPublishers.noBody())).status()).isEqualTo(status);
        assertThat(SITE.send(change.GET()).status()).as("reading").isEqualTo(200);
    }

    @Test
    void saysWhyAChangeIsRefused() {
        Answer answer = SITE.send(cookie("/wired/api/whoami", "token=" + alice)
                .header("Origin", "https://evil.example")
                .header("Accept", "application/problem+json")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.member("detail"))
                .isEqualTo("The token came in a cookie, and a page of another origin sent it");
    }

    // Answers

    @ParameterizedTest
    @ValueSource(strings = {"/wired/api/chief", "/wired/chief/x"})
    void saysToACallerThatHisRightsDoNotReach(String path) {
        Answer answer = SITE.get(path, alice);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("WWW-Authenticate")).startsWith(BARE + ", error=\"insufficient_scope\"");
    }

    @Test
    void hasABodyForThoseWhoAskForOne() {
        for (String type : List.of("application/problem+json", "application/json")) {
            Answer answer = SITE.send(SITE.request("/wired/guarded/whoami")
                    .header("Accept", type)
                    .header("Authorization", "Bearer x.<y>.z"));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith(type);
            assertThat(answer.member("error")).isEqualTo("invalid_token");
            assertThat(answer.body()).doesNotContain("<y>");
        }
        assertThat(SITE.get("/wired/guarded/whoami", "x.y.z").body()).isEmpty();
    }

    @Test
    void keepsAnswersOutOfSharedCachesUnlessTheApplicationSaysOtherwise() {
        assertThat(SITE.get("/wired/api/whoami", alice).header("Cache-Control")).contains("private");
        assertThat(SITE.get("/wired/guarded/whoami", alice).header("Cache-Control"))
                .contains("private");
        assertThat(SITE.get("/wired/api/cached", alice).header("Cache-Control")).contains("max-age=60");
        assertThat(SITE.get("/wired/api/cached", alice).header("Cache-Control")).doesNotContain("private");
        for (String path : List.of("/wired/api/whoami", "/wired/guarded/whoami")) {
            assertThat(SITE.get(path).header("Cache-Control")).contains("no-store");
            assertThat(SITE.get(path, "x.y.z").header("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void leavesPreflightsToTheApplication() {
        Answer shared = SITE.send(preflight("/wired/api/shared"));
        assertThat(shared.status()).isEqualTo(204);
        assertThat(shared.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
        for (String path : List.of("/wired/api/whoami", "/wired/guarded/whoami")) {
            Answer other = SITE.send(preflight(path));
            assertThat(other.headers().map().keySet())
                    .as(path)
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
            assertThat(other.body()).doesNotContain("whoami:");
        }
    }

    // Sockets

    @Test
    void opensASocketForACallerAndForNobodyElseWhereOneIsNeeded() throws Exception {
        assertThat(Talk.refusal(SOCKETS + "/closed")).isEqualTo(401);
        assertThat(Talk.refusal(SOCKETS + "/closed", "Authorization", "Bearer x.y.z"))
                .isEqualTo(401);
        assertThat(Talk.refusal(SOCKETS + "/open", "Authorization", "Bearer x.y.z"))
                .isEqualTo(401);
        Talk nobody = Talk.open(SOCKETS + "/open");
        nobody.say("hello");
        assertThat(nobody.hear()).isEqualTo("hello nobody");
        nobody.abort();
        Talk known = Talk.open(SOCKETS + "/closed", "Authorization", "Bearer " + alice);
        known.say("hello");
        assertThat(known.hear()).isEqualTo("hello alice");
        known.abort();
    }

    @Test
    void opensNoSocketWithACookieForAForeignPage() {
        for (String path : List.of("/open", "/closed")) {
            String url = SOCKETS + path;
            assertThat(Talk.refusal(url, "Cookie", "token=" + alice, "Origin", "https://evil.example"))
                    .isEqualTo(403);
            assertThat(Talk.refusal(url, "Cookie", "token=" + alice)).isEqualTo(403);
            assertThat(Talk.refusal(url, "Cookie", "token=" + alice, "Origin", OWN))
                    .isEqualTo(101);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open", "/closed", "/programmed"})
    void closesASocketWhenItsTokenExpires(String path) throws Exception {
        Instant expiry = Instant.ofEpochSecond(Clock.systemUTC().instant().getEpochSecond() + 3);
        String brief = Forgery.withStolenKey(SITE.loginUrl(), Forgery.kidOf(alice), DIRECTORY.resolve("data"))
                .alice("sample", expiry);
        Talk talk = Talk.open(SOCKETS + path, "Authorization", "Bearer " + brief);
        Talk longer = Talk.open(SOCKETS + path, "Authorization", "Bearer " + alice);

        Talk.End end = talk.end();

        assertThat(end.code()).isEqualTo(1008);
        assertThat(end.reason()).isEqualTo("The access token has expired");
        assertThat(end.when()).isAfterOrEqualTo(expiry).isBefore(expiry.plus(Duration.ofSeconds(5)));
        assertThat(longer.isOpen()).isTrue();
        longer.abort();
    }

    // Calls to others

    @ParameterizedTest
    @ValueSource(strings = {"rest", "microprofile"})
    void passesTheTokenOnToTheHostsOfTheListAndToNobodyElse(String kind) {
        assertThat(SITE.get(relay(kind, LISTED.url()), alice).body()).startsWith("relayed: 200");
        assertThat(LISTED.seen()).containsExactly("Bearer " + alice);

        SITE.get(relay(kind, LISTED.url()));
        assertThat(LISTED.seen()).as("nobody calls").containsExactly("none");

        for (String other : List.of(FOREIGN.url(), LISTED.url().replace("127.0.0.1", "localhost"))) {
            SITE.get(relay(kind, other), alice);
        }
        assertThat(FOREIGN.seen()).containsExactly("none");
        assertThat(LISTED.seen()).as("by another name").containsExactly("none");

        SITE.get(relay(kind, REDIRECTING.url()), alice);
        assertThat(REDIRECTING.seen()).containsExactly("Bearer " + alice);
        assertThat(FOREIGN.seen()).as("redirected to").isEmpty();
    }

    private static String relay(String kind, String target) {
        return "/wired/api/relay/" + kind + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }

    // Byte by byte

    @Test
    void takesNoneOfTwoFields() {
        Wire wire = new Wire(PORT);
        String field = "Authorization: Bearer " + alice + "\r\n";
        for (String fields : new String[] {
            field + field,
            "Authorization: Basic YTpi\r\n" + field,
            field + "Authorization:\r\n",
            "Authorization: Bearer " + alice + ", Bearer " + alice + "\r\n"
        }) {
            String answer = wire.ask(
                    "GET /wired/api/whoami HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "Connection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("whoami:", alice);
        }
    }

    @Test
    void remembersNobodyOnAConnection() {
        String good = "GET /wired/api/whoami HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + alice + "\r\n";
        String none = "GET /wired/api/whoami HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        // All at once, as a pipeline.
        String answers =
                new Wire(PORT).ask(good + "\r\n" + none + "\r\n" + good + "\r\n" + none + "Connection: close\r\n\r\n");

        assertThat(statuses(answers)).containsExactly("200", "401", "200", "401");
    }

    /** Transfer-Encoding counts (RFC 9112 section 6.3), so that what comes behind the last chunk is a request of its own. */
    @Test
    void takesTwoLengthsForOneRequestAndTheRestForAnother() {
        String answers = new Wire(PORT)
                .ask("POST /wired/api/whoami HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + alice
                        + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + "GET /wired/api/whoami HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        assertThat(statuses(answers)).isIn(List.of("400"), List.of("200", "401"));
    }

    private static List<String> statuses(String answers) {
        return Pattern.compile("HTTP/1\\.1 ([0-9]{3})")
                .matcher(answers)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @Test
    void isNotSmuggledPast() {
        Wire wire = new Wire(PORT);
        for (String request : new String[] {
            "GET /wired/api/whoami HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer\r\n " + alice + "\u0000\r\n"
                    + "Connection: close\r\n\r\n",
            "GET /wired/api/whoami HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + alice + "\u0000\r\n"
                    + "Connection: close\r\n\r\n",
            "GET /wired/api/whoami HTTP/1.1\r\nHost: a\r\nX: a\rAuthorization: Bearer " + alice
                    + "\r\nConnection: close\r\n\r\n",
            "GET /wired/api/whoami HTTP/1.1\r\nHost: a\r\nX-Forwarded-User: alice\r\nRemote-User: alice\r\n"
                    + "REMOTE_USER: alice\r\nConnection: close\r\n\r\n"
        }) {
            assertThat(wire.ask(request)).as(request.replace(alice, "TOKEN")).doesNotContain("whoami: ");
        }
    }

    private static HttpRequest.Builder cookie(String path, String value) {
        return SITE.request(path).header("Cookie", value);
    }

    private static HttpRequest.Builder preflight(String path) {
        return SITE.request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://app.example.org")
                .header("Access-Control-Request-Method", "POST");
    }
}
