// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: log in over HTTP, call every protected resource, be let in or kept out. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SampleIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("arquillian.directory"));
    private static final Site SITE = new Site(Integer.getInteger("arquillian.port"));
    private static final String BARE = "Bearer realm=\"sample\"";
    private static final String INVALID_TOKEN =
            BARE + ", error=\"invalid_token\", error_description=\"The access token is expired, revoked, malformed or"
                    + " not for this resource\"";

    private static final List<String> FOR_USERS = List.of("/sample/api/whoami", "/sample/servlet/whoami");
    private static final List<String> FOR_ADMINS = List.of("/sample/api/admin", "/sample/ejb/admin");

    private String alice = "";
    private String bob = "";

    @Deployment(testable = false)
    static WebArchive sample() {
        TestUsers.write(DIRECTORY);
        StolenKey.leaveIn(DIRECTORY.resolve("data"));
        return ShrinkWrap.createFromZipFile(
                WebArchive.class,
                Path.of(System.getProperty("servers.directory"), "sample.war").toFile());
    }

    @BeforeEach
    void logIn() {
        alice = SITE.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
        bob = SITE.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        SITE.awaitKeys(alice);
    }

    private static Stream<String> protectedResources() {
        return Stream.concat(FOR_USERS.stream(), FOR_ADMINS.stream());
    }

    @Test
    void letsAliceInEverywhere() {
        protectedResources().forEach(path -> {
            Answer answer = SITE.get(path, alice);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("alice").containsPattern("whoami|admin");
        });
        Answer posted = SITE.send(SITE.request("/sample/api/whoami")
                .header("Authorization", "Bearer " + alice)
                .POST(BodyPublishers.noBody()));
        assertThat(posted.status()).isEqualTo(200);
        assertThat(posted.member("name")).isEqualTo("alice");
    }

    @Test
    void letsBobInWhereARoleOfHisIsEnough() {
        FOR_USERS.forEach(path -> {
            Answer answer = SITE.get(path, bob);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("bob");
        });
    }

    @Test
    void keepsBobOutOfWhatIsForAdministrators() {
        FOR_ADMINS.forEach(path -> {
            Answer answer = SITE.get(path, bob);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertNothingShown(path, answer);
        });
    }

    @Test
    void asksForATokenWhereNoneWasSent() {
        protectedResources().forEach(path -> {
            Answer answer = SITE.get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(path).isEqualTo(BARE);
            assertNothingShown(path, answer);
        });
    }

    @Test
    void anotherSchemeIsLikeNoToken() {
        protectedResources().forEach(path -> {
            Answer answer = SITE.send(SITE.request(path).header("Authorization", "Basic YWxpY2U6eA=="));
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).as(path).isEqualTo(BARE);
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesBadTokensOfAnyKindInOneWay() {
        String kid = Forgery.kidOf(alice);
        Instant future = Instant.now().plusSeconds(200);
        Forgery stolen = Forgery.withStolenKey(SITE.loginUrl(), kid, DIRECTORY.resolve("data"));
        // The forger's own tools work: the same token is let in when nothing is wrong with it.
        assertThat(SITE.get("/sample/api/admin", stolen.alice("sample", future)).status())
                .isEqualTo(200);
        Map<String, String> bad = Map.of(
                "of another key", Forgery.withOtherKey(SITE.loginUrl(), kid).alice("sample", future),
                "of another key with its own name",
                        Forgery.withOtherKey(SITE.loginUrl(), "other").alice("sample", future),
                "expired", stolen.alice("sample", Instant.now().minusSeconds(60)),
                "for another audience", stolen.alice("another", future),
                "of another issuer",
                        Forgery.withStolenKey("http://evil.example", kid, DIRECTORY.resolve("data"))
                                .alice("sample", future),
                "cut short", alice.substring(0, alice.length() - 2),
                "without a signature", alice.substring(0, alice.lastIndexOf('.') + 1),
                "no token at all", "nonsense");
        List<String> paths = Stream.concat(protectedResources(), Stream.of("/sample/api/public"))
                .toList();
        return bad.entrySet().stream()
                .flatMap(token -> paths.stream()
                        .map(path -> DynamicTest.dynamicTest(token.getKey() + " at " + path, () -> {
                            Answer answer = SITE.get(path, token.getValue());
                            assertThat(answer.status()).isEqualTo(401);
                            assertThat(answer.header("WWW-Authenticate")).isEqualTo(INVALID_TOKEN);
                            assertNothingShown(path, answer);
                        })));
    }

    @Test
    void refusesARequestThatCarriesTwoTokens() {
        Answer answer = SITE.send(SITE.request("/sample/api/whoami")
                .header("Authorization", "Bearer " + alice)
                .header("Authorization", "Bearer " + bob));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_request\"");
        assertNothingShown("/sample/api/whoami", answer);
    }

    @Test
    void doesNotReadATokenFromTheUrl() {
        assertThat(SITE.get("/sample/api/whoami?access_token=" + alice).status())
                .isEqualTo(401);
    }

    @Test
    void theOpenResourceKnowsWhoIsCallingIfATokenWasSent() {
        assertThat(SITE.get("/sample/api/public").member("caller")).isEqualTo("anonymous");
        assertThat(SITE.get("/sample/api/public", bob).member("caller")).isEqualTo("bob");
    }

    @Test
    void whatIsForNobodyIsOpenToNobody() {
        assertThat(SITE.get("/sample/api/nobody", alice).status()).isEqualTo(403);
        assertThat(SITE.get("/sample/api/nobody").status()).isIn(401, 403);
    }

    @Test
    void oneConnectionDoesNotRememberItsCaller() {
        for (int i = 0; i < 10; i++) {
            assertThat(SITE.get("/sample/api/whoami", i % 2 == 0 ? alice : bob).member("name"))
                    .isEqualTo(i % 2 == 0 ? "alice" : "bob");
            assertThat(SITE.get("/sample/api/whoami").status()).isEqualTo(401);
        }
    }

    @Test
    void rolesAreTheSameWhoeverIsAsked() {
        assertThat(SITE.get("/sample/servlet/whoami", alice).body()).contains("admin: true");
        assertThat(SITE.get("/sample/servlet/whoami", bob).body()).contains("admin: false");
        assertThat(SITE.get("/sample/api/whoami", alice).body()).contains("\"administrator\":true");
        assertThat(SITE.get("/sample/api/whoami", bob).body()).contains("\"administrator\":false");
    }

    @Test
    void describesItselfToNobody() {
        assertThat(SITE.get("/sample/api/application.wadl").body()).doesNotContain("whoami");
        Answer options = SITE.send(SITE.request("/sample/api/whoami").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.body()).doesNotContain("whoami");
    }

    @Test
    void makesNoSession() {
        protectedResources()
                .forEach(path -> assertThat(SITE.get(path, alice).headers().allValues("Set-Cookie"))
                        .as(path)
                        .isEmpty());
    }

    @Test
    void injectsTheTokenAsMicroProfileJwtHasIt() {
        Answer answer = SITE.get("/sample/api/whoami", alice);
        assertThat(answer.member("name")).isEqualTo("alice");
        assertThat(answer.member("issuer")).isEqualTo(SITE.loginUrl());
        assertThat(answer.body()).contains("\"roles\":[\"admin\",\"user\"]");
    }

    private static void assertNothingShown(String path, Answer answer) {
        assertThat(answer.body())
                .as(path)
                .doesNotContainIgnoringCase("whoami")
                .doesNotContainIgnoringCase("admin")
                .doesNotContain("Exception")
                .doesNotContain("eyJ");
    }
}
