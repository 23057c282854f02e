// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** The sample application in one process, the login WAR in another that comes late and goes early. */
class IssuerAwayIT {
    @Test
    void answers503UntilTheKeysAreThereAndGoesOnWhenTheIssuerIsGone() throws Exception {
        Path directory = Servers.emptyDirectory("issuer-away");
        int loginPort = Servers.freePort();
        int samplePort = Servers.freePort();
        Site login = new Site(loginPort);
        Site sample = new Site(samplePort);
        Map<String, String> properties = Servers.properties(loginPort, directory);

        try (PayaraMicro resourceServer =
                Servers.start(samplePort, Servers.emptyDirectory("issuer-away-sample"), properties, "sample.war")) {
            String wellFormed = Forgery.withOtherKey(login.loginUrl(), "any")
                    .alice("sample", Instant.now().plusSeconds(200));
            Answer early = sample.get("/sample/api/whoami", wellFormed);
            assertThat(early.status()).isEqualTo(503);
            assertThat(early.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(early.header("WWW-Authenticate")).isEmpty();
            assertThat(early.body()).doesNotContain("whoami");
            assertThat(sample.get("/sample/api/whoami").status()).isEqualTo(401);
            assertThat(sample.get("/sample/api/public").status()).isEqualTo(200);

            String token;
            try (PayaraMicro issuer = Servers.start(loginPort, directory, properties, "jwt-login.war")) {
                token = login.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
                sample.awaitKeys(token);
                assertThat(sample.get("/sample/api/admin", token).status()).isEqualTo(200);
                assertThat(issuer.output()).doesNotContain(token);
            }

            assertThat(sample.get("/sample/api/admin", token).status()).isEqualTo(200);
            assertThat(resourceServer.output()).doesNotContain(token, wellFormed);
        }
    }

    @Test
    void aKeyServerThatTalksNonsenseIsLikeNone() throws Exception {
        HttpServer nonsense = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nonsense.createContext("/", exchange -> {
            byte[] page = "<html>not keys</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        nonsense.start();
        int port = Servers.freePort();
        Path directory = Servers.emptyDirectory("key-nonsense");
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put(
                "mp.jwt.verify.publickey.location",
                "http://127.0.0.1:" + nonsense.getAddress().getPort() + "/jwks");
        try (PayaraMicro server = Servers.start(port, directory, properties, "sample.war")) {
            Site site = new Site(port);
            String wellFormed = Forgery.withOtherKey(site.loginUrl(), "any")
                    .alice("sample", Instant.now().plusSeconds(200));
            assertThat(site.get("/sample/api/whoami", wellFormed).status()).isEqualTo(503);
            assertThat(server.output()).contains("verification keys cannot be read");
        } finally {
            nonsense.stop(0);
        }
    }
}
