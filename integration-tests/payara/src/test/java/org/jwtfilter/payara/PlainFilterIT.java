// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
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

/** {@code org.jwtfilter.servlet.JwtFilter}, configured in {@code web.xml} and nowhere else. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PlainFilterIT {
    private static final Path DIRECTORY = Path.of(System.getProperty("arquillian.directory"));
    private static final Site SITE = new Site(Integer.getInteger("arquillian.port"));

    private static final String FILTER = """
            <filter>
              <filter-name>%1$s</filter-name>
              <filter-class>org.jwtfilter.servlet.JwtFilter</filter-class>
              <async-supported>true</async-supported>
              <init-param><param-name>mp.jwt.verify.issuer</param-name><param-value>%2$s</param-value></init-param>
              <init-param>
                <param-name>mp.jwt.verify.publickey.location</param-name><param-value>%2$s/jwks</param-value>
              </init-param>
              <init-param><param-name>mp.jwt.verify.audiences</param-name><param-value>sample</param-value></init-param>
              <init-param><param-name>jwt.filter.realm</param-name><param-value>plain</param-value></init-param>
              <init-param><param-name>jwt.filter.anonymous</param-name><param-value>%3$s</param-value></init-param>
            </filter>
            <filter-mapping><filter-name>%1$s</filter-name><url-pattern>/%1$s/*</url-pattern></filter-mapping>
            """;

    private String alice = "";

    @Deployment(testable = false)
    static WebArchive plain() {
        TestUsers.write(DIRECTORY);
        StolenKey.leaveIn(DIRECTORY.resolve("data"));
        WebArchive sample = ShrinkWrap.createFromZipFile(
                WebArchive.class,
                Path.of(System.getProperty("servers.directory"), "sample.war").toFile());
        String filters = FILTER.formatted("guarded", SITE.loginUrl(), "refuse")
                + FILTER.formatted("lenient", SITE.loginUrl(), "allow");
        return ShrinkWrap.create(WebArchive.class, "plain.war")
                .merge(sample, Filters.include("/WEB-INF/lib/.*"))
                .addClass(EchoServlet.class)
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
                        + filters + "</web-app>"))
                // The server has mp.jwt properties for another application; here they are to have no effect.
                .addAsResource(
                        new StringAsset("jwt.filter.enabled=false\n"), "META-INF/microprofile-config.properties");
    }

    @BeforeEach
    void logIn() {
        alice = SITE.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
        Site.await(() -> SITE.get("/plain/guarded/whoami", alice).status() != 503, "the filters have their keys");
        Site.await(() -> SITE.get("/plain/lenient/whoami", alice).status() != 503, "the filters have their keys");
    }

    @Test
    void makesTheCallerKnownBehindIt() {
        assertThat(SITE.get("/plain/guarded/whoami", alice).body())
                .isEqualToIgnoringNewLines("whoami: alice, user: true, admin: true, type: BEARER");
        String bob = SITE.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        assertThat(SITE.get("/plain/lenient/whoami", bob).body())
                .isEqualToIgnoringNewLines("whoami: bob, user: true, admin: false, type: BEARER");
    }

    @Test
    void asksForATokenUnlessAnonymousCallersAreAllowed() {
        Answer refused = SITE.get("/plain/guarded/whoami");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"plain\"");
        assertThat(refused.body()).isEmpty();
        assertThat(SITE.get("/plain/lenient/whoami").body()).startsWith("whoami: null");
    }

    @Test
    void refusesABadTokenEvenWhereAnonymousCallersAreAllowed() {
        String forged = Forgery.withOtherKey(SITE.loginUrl(), Forgery.kidOf(alice))
                .alice("sample", Instant.now().plusSeconds(100));
        for (String path : new String[] {"/plain/guarded/whoami", "/plain/lenient/whoami"}) {
            Answer refused = SITE.get(path, forged);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
            assertThat(refused.body()).isEmpty();
        }
    }

    @Test
    void leavesOtherPathsAlone() {
        assertThat(SITE.get("/plain/open/whoami", alice).body()).startsWith("whoami: null");
    }

    @Test
    void pathsSpelledInOtherWaysDoNotLeadPastIt() {
        for (String path : new String[] {
            "/plain/guarded;x=1/whoami",
            "/plain/%67uarded/whoami",
            "/plain//guarded/whoami",
            "/plain/./guarded/whoami",
            "/plain/open/../guarded/whoami",
            "/plain/open/..;/guarded/whoami",
            "/plain/open/%2e%2e/guarded/whoami",
            "/plain/guarded/whoami;.css",
            "/plain/guarded%2fwhoami"
        }) {
            assertThat(SITE.get(path).body()).as(path).doesNotContain("whoami:");
        }
    }
}
