// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jwtfilter.demo.PayaraMicro;

/** Whoever is logged in stays so when the server starts again, be it after a shutdown or after a power cut. */
class RestartIT {
    @Test
    void tokensIssuedBeforeAreStillGoodAfter() throws Exception {
        Path directory = Servers.emptyDirectory("restart");
        int port = Servers.freePort();
        Site site = new Site(port);
        Map<String, String> properties = Servers.properties(port, directory);

        String first;
        String keys;
        try (PayaraMicro server = Servers.start(port, directory, properties, "jwt-login.war", "sample.war")) {
            first = site.login("alice", TestUsers.ALICE_PASSWORD).member("access_token");
            keys = site.get("/jwt-login/jwks").body();
            site.awaitKeys(first);
            assertThat(site.get("/sample/api/admin", first).status()).isEqualTo(200);
            assertThat(server.output()).doesNotContain(first);
        }

        String second;
        PayaraMicro killed = Servers.start(port, directory, properties, "jwt-login.war", "sample.war");
        try {
            site.awaitKeys(first);
            assertThat(site.get("/sample/api/admin", first).status()).isEqualTo(200);
            assertThat(site.get("/jwt-login/jwks").body()).isEqualTo(keys);
            second = site.login("bob", TestUsers.BOB_PASSWORD).member("access_token");
        } finally {
            killed.kill();
        }

        try (PayaraMicro server = Servers.start(port, directory, properties, "jwt-login.war", "sample.war")) {
            site.awaitKeys(second);
            assertThat(site.get("/sample/api/whoami", second).status()).isEqualTo(200);
            assertThat(site.get("/jwt-login/jwks").body()).isEqualTo(keys);
            assertThat(site.login("alice", TestUsers.ALICE_PASSWORD).status()).isEqualTo(200);
            refuse(site, second);
            assertThat(server.output())
                    .as("neither secrets nor stack traces: whoever is refused is nobody's error")
                    .doesNotContain("\n\tat ")
                    .doesNotContain(first, second, TestUsers.ALICE_PASSWORD, TestUsers.BOB_PASSWORD)
                    .doesNotContain("PRIVATE KEY")
                    .doesNotContain(keyEncryptionKey(directory));
        }
    }

    /** It lies in the data directory, for its owner only. */
    private static String keyEncryptionKey(Path directory) throws IOException {
        Path file = directory.resolve("data/key-encryption.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return Files.readString(file).strip();
    }

    /** One request of each kind that is refused. */
    private static void refuse(Site site, String bob) {
        for (String path :
                new String[] {"/sample/api/admin", "/sample/ejb/admin", "/sample/servlet/whoami", "/sample/api/nobody"
                }) {
            assertThat(site.get(path).status()).as(path).isIn(401, 403);
            assertThat(site.get(path, "nonsense").status()).as(path).isEqualTo(401);
            assertThat(site.get(path, bob).status()).as(path).isIn(200, 403);
        }
        assertThat(site.login("alice", TestUsers.BOB_PASSWORD).status()).isEqualTo(401);
        assertThat(site.post("/jwt-login/login", "application/json", "{").status())
                .isEqualTo(400);
        assertThat(site.post("/jwt-login/login", "text/plain", "x").status()).isEqualTo(415);
        assertThat(site.get("/jwt-login/nowhere").status()).isEqualTo(404);
    }
}
