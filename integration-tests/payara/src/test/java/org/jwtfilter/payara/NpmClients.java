// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** Clients that others wrote, from npm, against a real login WAR. Not an {@code IT}: the profile npm-clients names it, for it needs Node.js. */
class NpmClients {
    private static final Path SOURCE = Path.of("src/test/npm");
    private static final int OLDEST_NODE = 20;
    private static final int PATIENCE_MINUTES = 3;

    @Test
    void findVerifyRefreshRevokeAndIntrospect() throws Exception {
        assertThat(Files.readString(SOURCE.resolve("package-lock.json")))
                .as("npm install --omit-lockfile-registry-resolved=true")
                .doesNotContain("\"resolved\"");
        int node = Integer.parseInt(
                run(Path.of("."), Map.of(), "node", "--version").strip().replaceFirst("^v(\\d+)\\..*", "$1"));
        assertThat(node).as("the version of Node.js").isGreaterThanOrEqualTo(OLDEST_NODE);
        Path directory = Servers.emptyDirectory("npm");
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        run(directory, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");

        int port = Servers.freePort();
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("jwt.login.admin.group", "admin");
        try (PayaraMicro server = Servers.start(port, directory, properties, "jwt-login.war")) {
            String output = run(directory, environment(new Site(port)), "node", "--test");

            System.out.println(output);
            Files.writeString(directory.resolveSibling("npm-clients.txt"), output);
            assertThat(server.output()).doesNotContain("Answered 500");
        }
    }

    private static Map<String, String> environment(Site site) {
        Answer admin = site.post(
                "/jwt-login/login",
                "application/json",
                "{\"client_id\":\"jwt-login-admin\",\"username\":\"alice\",\"password\":\"" + TestUsers.ALICE_PASSWORD
                        + "\"}");
        return Map.of(
                "LOGIN_ISSUER",
                site.loginUrl(),
                "LOGIN_AUDIENCE",
                "sample",
                "LOGIN_ADMIN_TOKEN",
                admin.member("access_token"),
                "LOGIN_USER",
                "bob",
                "LOGIN_PASSWORD",
                TestUsers.BOB_PASSWORD);
    }

    /** What the program prints; fails unless it ends well. */
    private static String run(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("npm", ".txt").toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "The profile npm-clients drives clients that run on Node.js, but " + command[0]
                            + " cannot be started. It needs Node.js " + OLDEST_NODE
                            + " or newer with npm on the PATH, and a registry that npm is configured for.",
                    e);
        }
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String output = Files.readString(builder.redirectOutput().file().toPath());
        assertThat(ended && process.exitValue() == 0)
                .as("%s ended well; it said:%n%s", List.of(command), output)
                .isTrue();
        return output;
    }
}
