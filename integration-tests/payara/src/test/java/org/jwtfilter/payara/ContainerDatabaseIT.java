// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** The state in a {@code DataSource} that was defined in the server, with its own pool and driver, on a real PostgreSQL. */
class ContainerDatabaseIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void keepsItsStateInTheServersDataSource() throws Exception {
        Path directory = Servers.emptyDirectory("container-database");
        int port = Servers.freePort();
        Site site = new Site(port);
        Map<String, String> properties = Servers.properties(port, directory);
        properties.putAll(Map.of(
                "jwt.login.database.jndi", "jdbc/login",
                "jwt.login.issuer", "http://login.example.org/jwt-login",
                "jwt.login.issuer.insecure", "true"));
        try (Postgres postgres = Postgres.start(directory.resolve("postgres"))) {
            postgres.execute("CREATE ROLE login LOGIN PASSWORD 'of-the-server'", "CREATE DATABASE login OWNER login");
            Path commands = Files.writeString(directory.resolve("postboot.txt"), commands(postgres.port()));

            String first;
            try (PayaraMicro server = start(port, directory, properties, commands)) {
                Answer login = site.login("alice", TestUsers.ALICE_PASSWORD);
                assertThat(login.status()).isEqualTo(200);
                first = refresh(site, login.member("refresh_token"), 200).member("refresh_token");
                assertThat(server.output())
                        .contains("The issuer is reached without TLS, as jwt.login.issuer.insecure allows")
                        .doesNotContain("loopback address", "\n\tat ");
                assertThat(Files.exists(directory.resolve("data/jwt-login.mv.db")))
                        .isFalse();
            }

            try (PayaraMicro server = start(port, directory, properties, commands)) {
                String second = refresh(site, first, 200).member("refresh_token");
                assertThat(site.get("/health/ready").status()).isEqualTo(200);

                postgres.close();
                assertThat(refresh(site, second, 503).header("Retry-After")).isNotEmpty();
                assertThat(site.login("alice", TestUsers.ALICE_PASSWORD).status())
                        .isEqualTo(503);
                Answer ready = site.get("/health/ready");
                assertThat(ready.status()).isEqualTo(503);
                assertThat(ready.body()).contains("\"database\":\"false\"");
                assertThat(site.get("/health/live").status()).isEqualTo(200);
                assertThat(site.get("/jwt-login/jwks").status()).isEqualTo(200);
                assertThat(server.output()).doesNotContain(second, TestUsers.ALICE_PASSWORD);
            }
        }
    }

    @Test
    void saysWhichDataSourceIsMissing() throws Exception {
        Path directory = Servers.emptyDirectory("container-database-missing");
        int port = Servers.freePort();
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("jwt.login.database.jndi", "jdbc/none");
        try (PayaraMicro server = Servers.start(port, directory, properties, "jwt-login.war")) {
            assertThat(new Site(port).get("/jwt-login/jwks").status()).isEqualTo(404);
            assertThat(server.output())
                    .contains("The container's database jdbc/none is not there; make it before this application");
        }
    }

    /** As docs/production.md has them, with the places of this test. */
    private static String commands(int port) throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "production.md"));
        String commands = page.lines()
                .filter(line -> line.startsWith("create-jdbc-"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(commands).contains("db.example.org", "5432", "jwt_login", "SECRET");
        return commands.replace("db.example.org", "127.0.0.1")
                .replace("5432", Integer.toString(port))
                .replace("jwt_login", "login")
                .replace("SECRET", "of-the-server");
    }

    private static PayaraMicro start(int port, Path directory, Map<String, String> properties, Path commands)
            throws Exception {
        Path driver = Path.of(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        PayaraMicro server = PayaraMicro.start(
                new PayaraMicro.Setup(
                        Servers.ARCHIVES.resolve("payara-micro.jar"),
                        port,
                        List.of(Servers.ARCHIVES.resolve("jwt-login.war")),
                        properties,
                        Servers.QUICK_START,
                        directory,
                        List.of("--addlibs", driver.toString(), "--postbootcommandfile", commands.toString())),
                line -> {});
        server.awaitReady(Duration.ofMinutes(3));
        return server;
    }

    private static Answer refresh(Site site, String token, int status) {
        Answer answer = site.post("/jwt-login/token", FORM, "grant_type=refresh_token&refresh_token=" + token);
        assertThat(answer.status()).isEqualTo(status);
        return answer;
    }
}
