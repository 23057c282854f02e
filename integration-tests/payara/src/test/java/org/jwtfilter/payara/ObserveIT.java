// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;
import org.jwtfilter.payara.watched.SeenServlet;
import org.jwtfilter.payara.watched.Watcher;

/** What a running application tells of itself: events, counters, readiness, and the warnings of its start. */
class ObserveIT {
    private static final ContractIssuer ISSUER = new ContractIssuer("observed-1");
    private static final String CARELESS = """
            mp.jwt.verify.issuer=https://careless.example.org
            mp.jwt.verify.publickey.location=http://keys.invalid/jwks?secret=4711
            jwt.filter.audience.required=false
            jwt.filter.roles=scope as SCOPE_*
            """;
    private static final String PARTIAL_MAPPING = """
            <payara-web-app>
              <context-root>/careless</context-root>
              <security-role-mapping><role-name>admin</role-name><group-name>admin</group-name></security-role-mapping>
            </payara-web-app>
            """;

    private final AtomicBoolean keysAreThere = new AtomicBoolean();

    @Test
    void tellsWhatItDoes() throws Exception {
        HttpServer keyServer = keyServer();
        int port = Servers.freePort();
        Path directory = Servers.emptyDirectory("observe");
        String keyUrl = "http://127.0.0.1:" + keyServer.getAddress().getPort() + "/jwks";
        WebArchive watched = ContractWars.guardedBy(
                "watched", """
                mp.jwt.verify.issuer=%s
                mp.jwt.verify.publickey.location=%s
                mp.jwt.verify.audiences=%s
                jwt.filter.key.refresh=PT1S
                """.formatted(ContractIssuer.ISSUER, keyUrl, ContractIssuer.AUDIENCE));
        WebArchive careless = ContractWars.guardedBy("careless", CARELESS)
                .addAsWebInfResource(new StringAsset(PARTIAL_MAPPING), "payara-web.xml");
        watched.addClasses(Watcher.class, SeenServlet.class);
        try (PayaraMicro server = Servers.start(
                port,
                directory,
                Map.of(),
                ContractWars.written(watched, directory).toString(),
                ContractWars.written(careless, directory).toString())) {
            Site site = new Site(port);
            assertWarned(server.output());

            assertThat(readiness(site, "https://careless.example.org")).startsWith("DOWN");
            assertThat(readiness(site, ContractIssuer.ISSUER))
                    .startsWith("DOWN")
                    .contains("\"ready\":\"false\"")
                    .doesNotContain("age");
            assertThat(site.get("/watched/seen", ISSUER.token("alice")).status())
                    .isEqualTo(503);
            keysAreThere.set(true);
            Site.await(() -> readiness(site, ContractIssuer.ISSUER).startsWith("UP"), "the keys are there");
            assertThat(readiness(site, ContractIssuer.ISSUER))
                    .contains("\"ready\":\"true\"")
                    .containsPattern("\"age\":\"[0-9]+\"");

            String alice = ISSUER.token("alice");
            assertThat(site.get("/watched/seen", alice).status()).isEqualTo(200);
            assertThat(site.get("/watched/seen", alice).status()).isEqualTo(200);
            assertThat(site.get("/watched/seen", ISSUER.token("bob")).status()).isEqualTo(200);
            assertThat(site.get("/watched/seen", ISSUER.swapped("bob", "alice")).status())
                    .isEqualTo(401);
            assertThat(site.get("/watched/seen", "").status()).isEqualTo(400);
            keysAreThere.set(false);
            Site.await(() -> looks(site, "failed") >= 2, "the keys are gone again");

            assertThat(site.get("/watched/seen").body().lines().distinct().toList())
                    .contains(
                            "looked https://issuer.example.org false",
                            "looked https://issuer.example.org true",
                            "refused KEYS_UNAVAILABLE",
                            "accepted alice remembered false",
                            "accepted alice remembered true",
                            "later alice",
                            "accepted bob remembered false",
                            "refused SIGNATURE_INVALID",
                            "refused UNCLEAR_REQUEST");
            String metrics = site.get("/metrics?scope=application").body();
            assertThat(tokens(metrics, "accepted", "VERIFIED")).isEqualTo(2);
            assertThat(tokens(metrics, "accepted", "REMEMBERED")).isEqualTo(1);
            assertThat(tokens(metrics, "refused", "SIGNATURE_INVALID")).isEqualTo(1);
            assertThat(tokens(metrics, "refused", "UNCLEAR_REQUEST")).isEqualTo(1);
            assertThat(tokens(metrics, "unavailable", "KEYS_UNAVAILABLE")).isEqualTo(1);
            assertThat(looks(site, "found")).isPositive();
            assertThat(server.output())
                    .contains("an observer of TokenAccepted failed")
                    .doesNotContain(alice);
        } finally {
            keyServer.stop(0);
        }
    }

    private static void assertWarned(String log) {
        assertThat(log)
                .contains("jwt-filter, NO_AUDIENCE: tokens of https://careless.example.org")
                .contains("jwt-filter, KEY_URL_NOT_HTTPS: http://keys.invalid/jwks is not https")
                .contains("jwt-filter, ROLE_OUT_OF_REACH: no token can bring the roles [admin, user]")
                .contains("jwt-filter, ROLE_MAPPING_INCOMPLETE: payara-web.xml")
                .doesNotContain("secret=4711");
        // The other application has nothing that is worth a warning.
        assertThat(Pattern.compile("jwt-filter, [A-Z_]+:")
                        .matcher(log)
                        .results()
                        .count())
                .isEqualTo(4);
    }

    /** What the check says of this issuer: its status and its data. */
    private static String readiness(Site site, String issuer) {
        Matcher check = Pattern.compile("\\{\"name\":\"jwt-filter-keys\",\"status\":\"(UP|DOWN)\",\"data\":\\{([^}]*)}")
                .matcher(site.get("/health/ready").body());
        while (check.find()) {
            if (check.group(2).contains("\"issuer\":\"" + issuer + "\"")) {
                return check.group(1) + " " + check.group(2);
            }
        }
        throw new AssertionError("no check of " + issuer);
    }

    private static double tokens(String metrics, String outcome, String reason) {
        return value(metrics, "jwt_filter_tokens_total", List.of("outcome=\"" + outcome, "reason=\"" + reason));
    }

    private static double looks(Site site, String result) {
        return value(
                site.get("/metrics?scope=application").body(),
                "jwt_filter_key_looks_total",
                List.of("issuer=\"https://issuer.example.org", "result=\"" + result));
    }

    /** The sum of the lines with this name and these tags: each application has its own. */
    private static double value(String metrics, String name, List<String> tags) {
        double sum = 0;
        for (String line : metrics.lines().toList()) {
            Matcher number = Pattern.compile(Pattern.quote(name) + "\\{(.*)\\} ([0-9.E]+)")
                    .matcher(line);
            if (number.matches() && tags.stream().allMatch(number.group(1)::contains)) {
                sum += Double.parseDouble(number.group(2));
            }
        }
        return sum;
    }

    private HttpServer keyServer() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] keys = ISSUER.jwks().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(keysAreThere.get() ? 200 : 500, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return server;
    }
}
