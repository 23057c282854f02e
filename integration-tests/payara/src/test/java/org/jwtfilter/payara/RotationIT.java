// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/**
 * Signing keys that change every few seconds, while clients refresh and call: no good token is refused. A build sees a few rotations; {@code
 * -Drotations=100} sees as many, and {@code target/rotations.md} says what was counted.
 */
class RotationIT {
    private static final int ROTATIONS = Integer.getInteger("rotations", 3);
    private static final int CLIENTS = 4;
    private static final int SECONDS = 4;

    @Test
    void noGoodTokenIsRefusedWhileKeysChange() throws Exception {
        Path directory = Servers.emptyDirectory("rotation");
        int port = Servers.freePort();
        Site site = new Site(port);
        try (PayaraMicro server =
                Servers.start(port, directory, properties(port, directory), "jwt-login.war", "sample.war")) {
            Answer login = site.login("alice", TestUsers.ALICE_PASSWORD);
            site.awaitKeys(login.member("access_token"));
            RotationLoad load = new RotationLoad(site, ROTATIONS);
            long begin = System.nanoTime();
            run(site, load);
            double seconds = (System.nanoTime() - begin) / 1e9;

            report(load, seconds);
            assertThat(load.refusals()).isEmpty();
            assertThat(load.keysSeen()).hasSizeGreaterThan(ROTATIONS);
            assertThat(load.mostPublished())
                    .as("retired keys go when their tokens have expired")
                    .isLessThanOrEqualTo(8);
            assertThat(server.output())
                    .doesNotContain("\n\tat ")
                    .doesNotContain("PRIVATE KEY")
                    .doesNotContain(login.member("access_token"));
        }
    }

    private static void run(Site site, RotationLoad load) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                // One after the other: a node checks only so many passwords at once.
                Answer login = site.login("alice", TestUsers.ALICE_PASSWORD);
                assertThat(login.status()).isEqualTo(200);
                clients.add(threads.submit(() -> load.client(login)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Map<String, String> properties(int port, Path directory) {
        Map<String, String> properties = Servers.properties(port, directory);
        properties.put("jwt.login.signing.algorithm", "ES256");
        properties.put("jwt.login.signing.rotation", "PT" + SECONDS + "S");
        properties.put("jwt.login.signing.publish-before", "PT" + SECONDS + "S");
        properties.put("jwt.login.signing.publish-after", "PT2S");
        properties.put("jwt.login.access-token.lifetime", "PT10S");
        properties.put("mp.jwt.verify.publickey.algorithm", "ES256");
        properties.put("jwt.filter.key.refresh", "PT1S");
        properties.put("jwt.filter.key.cool-down", "PT1S");
        // Each token verified anew, not remembered.
        properties.put("jwt.filter.cache.size", "0");
        return properties;
    }

    private static void report(RotationLoad load, double seconds) throws Exception {
        String text = String.format(
                Locale.ROOT,
                """
                # Rotation of signing keys under load

                | | |
                |---|---|
                | keys that signed | %d |
                | seconds | %.0f |
                | clients | %d |
                | tokens issued | %d |
                | calls with a good token | %d |
                | good tokens refused | %d |
                | most keys published at once | %d |
                """,
                load.keysSeen().size(),
                seconds,
                CLIENTS,
                load.issued(),
                load.calls(),
                load.refusals().size(),
                load.mostPublished());
        Files.writeString(Servers.ARCHIVES.resolveSibling("rotations.md"), text);
    }
}
