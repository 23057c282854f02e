// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain filter in front of a whole application, of which some paths are open. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PathsIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("arquillian.directory"));
    private static final Site SITE = new Site(Integer.getInteger("arquillian.port"));

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <filter>
                <filter-name>jwt</filter-name>
                <filter-class>org.jwtfilter.servlet.JwtFilter</filter-class>
                <async-supported>true</async-supported>
                <init-param><param-name>mp.jwt.verify.issuer</param-name><param-value>%1$s</param-value></init-param>
                <init-param>
                  <param-name>mp.jwt.verify.publickey.location</param-name><param-value>%1$s/jwks</param-value>
                </init-param>
                <init-param><param-name>mp.jwt.verify.audiences</param-name><param-value>sample</param-value></init-param>
                <init-param>
                  <param-name>jwt.filter.paths.exclude</param-name><param-value>/open/*, /api/public/*</param-value>
                </init-param>
              </filter>
              <filter-mapping>
                <filter-name>jwt</filter-name>
                <url-pattern>/*</url-pattern>
                <dispatcher>REQUEST</dispatcher>
                <dispatcher>ASYNC</dispatcher>
                <dispatcher>FORWARD</dispatcher>
                <dispatcher>INCLUDE</dispatcher>
                <dispatcher>ERROR</dispatcher>
              </filter-mapping>
              <error-page><error-code>410</error-code><location>/guarded/whoami</location></error-page>
            </web-app>
            """;

    private String alice = "";

    @Deployment(testable = false)
    static WebArchive paths() {
        TestUsers.write(DIRECTORY);
        StolenKey.leaveIn(DIRECTORY.resolve("data"));
        WebArchive sample = ShrinkWrap.createFromZipFile(
                WebArchive.class,
                Path.of(System.getProperty("servers.directory"), "sample.war").toFile());
        return ShrinkWrap.create(WebArchive.class, "paths.war")
                .merge(sample, Filters.include("/WEB-INF/lib/.*"))
                .addClasses(
                        EchoServlet.class,
                        DispatchServlet.class,
                        PathsApplication.class,
                        PathsResource.class,
                        FinalSocket.class)
                .setWebXML(new StringAsset(WEB_XML.formatted(SITE.loginUrl())))
                .addAsResource(
                        new StringAsset("jwt.filter.enabled=false\n"), "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void logIn() {
        alice = SITE.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
        Site.await(() -> SITE.get("/paths/api/secret", alice).status() != 503, "the filter has its keys");
    }

    @Test
    void guardsAllButTheOpenPaths() {
        for (String path : new String[] {"/paths/guarded/whoami", "/paths/api/secret", "/paths/api/secret/x"}) {
            assertThat(SITE.get(path).status()).as(path).isEqualTo(401);
            assertThat(SITE.get(path, alice).status()).as(path).isEqualTo(200);
        }
        for (String path : new String[] {"/paths/open/whoami", "/paths/api/public/x"}) {
            assertThat(SITE.get(path).status()).as(path).isEqualTo(200);
            assertThat(SITE.get(path, "x.y.z").status()).as(path).isEqualTo(200);
        }
    }

    /** What MicroProfile Config does not switch on, does nothing to the application's classes. */
    @Test
    void leavesTheEndpointsOfTheApplicationAsTheyAre() throws Exception {
        Talk talk = Talk.open("ws://127.0.0.1:" + Integer.getInteger("arquillian.port") + "/paths/open/socket");
        assertThat(talk.hear()).isEqualTo("opened");
        talk.abort();
    }

    /** Every way from an open path to the guarded ones that path confusion offers: 3 starts, 24 ways up, 6 ends, 2 tails. */
    @Test
    void noSpellingLeadsPastIt() {
        Wire wire = new Wire(Integer.getInteger("arquillian.port"));
        List<String> leaks = new ArrayList<>();
        int asked = 0;
        for (String start : new String[] {"/paths/api/public", "/paths/open", "/paths"}) {
            for (String up : new String[] {
                "/",
                "//",
                "/./",
                "/../",
                "/..;/",
                "/..;x=1/",
                "/%2e%2e/",
                "/%2E%2E/",
                "/.%2e/",
                "/%2e./",
                "/%2e/",
                "/%252e%252e/",
                "/..%2f",
                "/%2e%2e%2f",
                "/..%5c",
                "/..\\",
                "/;/",
                "/;/../",
                "/x/../../",
                "/x/..;/..;/",
                "/%00/../",
                "/..%00/",
                "/%c0%ae%c0%ae/",
                "/..%c0%af"
            }) {
                for (String end :
                        new String[] {"secret", "secret;x", "%73ecret", "secret%00", "api/secret", "guarded/whoami"}) {
                    for (String tail : new String[] {"", ".css", ";.css", "/x.css", "?/api/public/x", "%3f.css"}) {
                        String answer = wire.ask("GET " + start + up + end + tail + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Connection: close\r\n\r\n");
                        asked++;
                        if (answer.contains("\r\n\r\nsecret") || answer.contains("whoami: ")) {
                            leaks.add(start + up + end + tail + " -> " + answer);
                        }
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(asked).isEqualTo(3 * 24 * 6 * 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS", "TRACE", "FOO", "get", "PROPFIND"})
    void noVerbLeadsPastIt(String verb) {
        Wire wire = new Wire(Integer.getInteger("arquillian.port"));
        for (String path : new String[] {"/paths/api/secret", "/paths/guarded/whoami"}) {
            String answer = wire.ask(verb + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Probe: reflected\r\n"
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n");
            assertThat(answer).doesNotContain("secret", "whoami: ", "reflected").containsPattern("HTTP/1.1 (4|501)");
        }
    }

    /** The target of a dispatch is guarded, too, and knows the caller. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "forward=/guarded/whoami",
                "include=/guarded/whoami",
                "async=/guarded/whoami",
                "asyncWrapped=/guarded/whoami",
                "error=410"
            })
    void noDispatchLeadsPastIt(String how) {
        Answer anonymous = SITE.get("/paths/open/dispatch?" + how);
        assertThat(anonymous.body()).doesNotContain("whoami:");

        Answer known = SITE.get("/paths/open/dispatch?" + how, alice);
        assertThat(known.body()).contains("whoami: alice, user: true, admin: true, type: BEARER");
    }
}
