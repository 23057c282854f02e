// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** The login WAR, told everything by environment variables and files, as a container is. */
class EnvironmentIT {
    private static final Path README = Path.of("..", "..", "README.md");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Nothing accepts this, except what takes any text. */
    private static final String NONSENSE = "\" ;";

    private static final Set<String> TAKE_ANY_TEXT = Set.of(
            "jwt.login.database.user",
            "jwt.login.realm.database.user",
            "jwt.login.key-encryption.keystore-alias",
            "jwt.login.key-encryption.previous.keystore-alias");

    /** By what it says of each nonsense one sees that it was read. */
    @Test
    void readsEveryNameFromTheEnvironment() throws Exception {
        Map<String, String> environment = new HashMap<>();
        Set<String> names = names();
        for (String name : names) {
            environment.put(variable(name), NONSENSE);
        }
        for (String secret : secrets()) {
            environment.remove(variable(secret));
            environment.put(variable(secret + ".file"), "/no/such/secret");
        }
        environment.put("JWT_LOGIN_CLIENTS", "web");
        environment.put("JWT_LOGIN_ENCRYPTED_AUDIENCES", "web");
        environment.put("JWT_LOGIN_ASSERTION_ISSUERS", "web");
        environment.put("JWT_LOGIN_ISSUER", "http://login.example.org/jwt-login");
        names.removeAll(TAKE_ANY_TEXT);
        names.removeAll(Set.of("jwt.login.clients", "jwt.login.encrypted-audiences", "jwt.login.assertion.issuers"));
        int port = Servers.freePort();

        try (PayaraMicro server = start(port, Servers.emptyDirectory("environment-nonsense"), environment)) {
            assertThat(new Site(port).get("/jwt-login/jwks").status()).isEqualTo(404);
            String problems = server.output()
                    .lines()
                    .filter(line -> line.startsWith("  - "))
                    .distinct()
                    .collect(Collectors.joining("\n"));
            assertThat(names)
                    .hasSizeGreaterThan(70)
                    .allSatisfy(name -> assertThat(problems)
                            .containsPattern("(- |and |- Of (\\S+, )*)" + Pattern.quote(name)
                                    + "(\\.file is \"/no/such/secret\"| is | and | are |(, \\S+)* several are set)"));
            assertThat(problems)
                    .doesNotContain("is not a name that exists")
                    .contains(
                            "jwt.login.issuer is \"http://login.example.org/jwt-login\"; accepted is an https URL, or http on a"
                                    + " loopback address or with jwt.login.issuer.insecure");
        }
    }

    @Test
    void runsWithSecretsInFilesForAPublicIssuer() throws Exception {
        Path directory = Servers.emptyDirectory("environment");
        Path key =
                Files.writeString(directory.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        Map<String, String> environment = Map.of(
                "JWT_LOGIN_ISSUER", "https://login.example.org/jwt-login",
                "JWT_LOGIN_DATA_DIRECTORY", directory.resolve("data").toString(),
                "JWT_LOGIN_INITIAL_USERS_FILE", TestUsers.write(directory).toString(),
                "JWT_LOGIN_KEY_ENCRYPTION_KEY_FILE", key.toString(),
                "JWT_LOGIN_SIGNING_ALGORITHM", "ES256",
                "JWT_LOGIN_PASSWORD_ITERATIONS", "100000",
                "JWT_LOGIN_CLIENTS", "app-2",
                "JWT_LOGIN_CLIENT_APP_2_ACCESS_TOKEN_LIFETIME", "PT1M");
        int port = Servers.freePort();
        Site site = new Site(port);

        try (PayaraMicro server = start(port, directory, environment)) {
            Answer login = site.post(
                    "/jwt-login/login",
                    "application/x-www-form-urlencoded",
                    "client_id=app-2&username=bob&password=" + TestUsers.BOB_PASSWORD);
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.body()).contains("\"expires_in\":60");
            String token = login.member("access_token");
            assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8))
                    .contains("\"iss\":\"https://login.example.org/jwt-login\"");
            assertThat(site.get("/jwt-login/jwks").body()).contains("\"ES256\"");
            assertThat(Files.exists(directory.resolve("data/key-encryption.key")))
                    .isFalse();
            assertThat(server.output()).doesNotContain("loopback address", "without TLS");
        }
    }

    private static PayaraMicro start(int port, Path directory, Map<String, String> environment) throws Exception {
        PayaraMicro server = PayaraMicro.start(
                new PayaraMicro.Setup(
                        Servers.ARCHIVES.resolve("payara-micro.jar"),
                        port,
                        List.of(Servers.ARCHIVES.resolve("jwt-login.war")),
                        Map.of(),
                        environment,
                        directory),
                line -> {});
        server.awaitReady(PATIENCE);
        return server;
    }

    /** Of README's table, which a unit test compares with the code. */
    private static Set<String> names() throws Exception {
        return rows("");
    }

    private static Set<String> secrets() throws Exception {
        return rows(".* or in a file that .*\\.file names");
    }

    private static Set<String> rows(String text) throws Exception {
        Pattern row = Pattern.compile("^\\| `(jwt\\.login\\.[A-Za-z0-9.-]+)` \\|" + text);
        return Files.readAllLines(README).stream()
                .flatMap(line -> row.matcher(line).results())
                .map(found -> found.group(1).replace("NAME", "web"))
                .collect(Collectors.toSet());
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
