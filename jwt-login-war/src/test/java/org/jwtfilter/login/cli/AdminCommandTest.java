// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands send, against a server that says yes; the integration tests run them against the real one. */
class AdminCommandTest {
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            boolean refused = body.contains("wrong");
            byte[] answer =
                    (refused ? "{\"error\":\"x\"}" : "{\"access_token\":\"a.b.c\"}").getBytes(StandardCharsets.UTF_8);
            boolean goodToken = exchange.getRequestURI().getPath().matches("/(login|password)")
                    || "Bearer a.b.c".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(refused || !goodToken ? 401 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "list # GET /admin/users",
                "list --limit 5 --after z\u00eb # GET /admin/users?limit=5&after=z%C3%AB",
                "show a+b # GET /admin/users/a%2Bb",
                "delete bob # DELETE /admin/users/bob",
                "list-keys # GET /admin/keys",
                "rotate-keys # POST /admin/keys",
                "remove-key a_b-c # DELETE /admin/keys/a_b-c",
                "enable bob # PATCH /admin/users/bob {\"enabled\":true}",
                "disable bob # PATCH /admin/users/bob {\"enabled\":false}",
                "set-groups bob x,y # PATCH /admin/users/bob {\"groups\":[\"x\",\"y\"]}",
                "set-password bob --temporary # PATCH /admin/users/bob {\"password\":\"n\\\"ew\",\"temporary\":true}",
                "list-clients # GET /admin/clients",
                "list-clients --limit 5 --after a.b # GET /admin/clients?limit=5&after=a.b",
                "show-client batch # GET /admin/clients/batch",
                "enable-client batch # PATCH /admin/clients/batch {\"enabled\":true}",
                "disable-client batch # PATCH /admin/clients/batch {\"enabled\":false}",
                "renew-client-secret batch # POST /admin/clients/batch/secret",
                "delete-client a/b # DELETE /admin/clients/a%2Fb",
                "create-client batch --type secret # POST /admin/clients {\"client_id\":\"batch\",\"type\":\"secret\"}",
                "create-client batch --type secret --grants jwt-bearer,client_credentials --audiences a,b --access-token-lifetime 060 --disabled # POST /admin/clients {\"client_id\":\"batch\",\"type\":\"secret\",\"grant_types\":[\"urn:ietf:params:oauth:grant-type:jwt-bearer\",\"client_credentials\"],\"audiences\":[\"a\",\"b\"],\"access_token_lifetime\":60,\"enabled\":false}",
                "change-client batch --scope read --grants urn:ietf:params:oauth:grant-type:jwt-bearer --refresh-token-idle 60 --refresh-token-lifetime 61 # PATCH /admin/clients/batch {\"grant_types\":[\"urn:ietf:params:oauth:grant-type:jwt-bearer\"],\"scope\":\"read\",\"refresh_token_idle\":60,\"refresh_token_lifetime\":61}",
                "create bob --groups x # POST /admin/users {\"username\":\"bob\",\"password\":\"n\\\"ew\",\"groups\":[\"x\"],\"temporary\":false,\"enabled\":true}",
            })
    void logsInAndSendsOneRequest(String command, String request) {
        assertThat(run("own\nn\"ew\n", command.split(" "))).isZero();

        assertThat(requests)
                .containsExactly(
                        "POST /login {\"client_id\":\"jwt-login-admin\",\"username\":\"admin\",\"password\":\"own\"}",
                        request.contains("{") ? request : request + " ");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("{");
    }

    @Test
    void changesOnesOwnPasswordWithoutALogin() {
        assertThat(run("old\nnew\n", "--user", "carol", "change-password")).isZero();

        assertThat(requests)
                .containsExactly(
                        "POST /password {\"username\":\"carol\",\"password\":\"old\",\"new_password\":\"new\"}");
    }

    @Test
    void sendsPublicKeysAndNoOthers(@TempDir Path directory) throws IOException {
        Path keys = directory.resolve("keys.json");
        String start = "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"";
        String end = "\"}]}";
        String longest = start + "A".repeat(ClientText.MAX_KEY_BYTES - start.length() - end.length()) + end;

        assertThat(run("own\n", withKeys(Files.writeString(keys, start + end + "\n"))))
                .isZero();
        assertThat(run("own\n", withKeys(Files.writeString(keys, longest)))).isZero();
        assertThat(requests)
                .hasSize(4)
                .contains(
                        "POST /admin/clients {\"client_id\":\"batch\",\"type\":\"key\",\"jwks\":" + start + end + "}");

        requests.clear();
        for (String bad : List.of(
                longest + " ",
                start + "\",\"d\" : \"secret" + end,
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"secret\"}]}",
                "-----BEGIN PUBLIC KEY-----",
                "")) {
            assertThat(run("own\n", withKeys(Files.writeString(keys, bad)))).isEqualTo(1);
        }
        assertThat(run("own\n", withKeys(Files.write(keys, new byte[] {'{', (byte) 0xff, '}'}))))
                .isEqualTo(1);
        assertThat(run("own\n", withKeys(directory.resolve("none")))).isEqualTo(1);
        assertThat(requests).as("not even a login").isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(keys.toString())
                .doesNotContain("\"secret");
    }

    private static String[] withKeys(Path file) {
        return new String[] {"create-client", "batch", "--type", "key", "--keys", file.toString()};
    }

    @Test
    void saysWhatTheServerSaid() {
        assertThat(run("wrong\n", "list")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("401")
                .contains("\"x\"")
                .doesNotContain("wrong");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("", "list")).isEqualTo(1);
        assertThat(run("own\n", "set-password", "bob")).isEqualTo(1);
        server.stop(0);
        assertThat(run("own\n", "list")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("was not reached");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lst",
                "show",
                "show a b",
                "list --limit",
                "list --password secret",
                "set-groups a",
                "rotate-keys now",
                "remove-key",
                "show bob --groups x",
                "list --temporary",
                "list --limit 1 --limit 2",
                "create-client batch",
                "create-client batch --type",
                "create-client batch --type secret --access-token-lifetime 5m",
                "create-client batch --type secret --access-token-lifetime 1234567890",
                "create-client batch --type secret --secret mine",
                "change-client batch",
                "change-client batch --type secret",
                "delete-client",
                "list-clients batch",
                "--url http://login.example list",
                "--url ftp://127.0.0.1 list"
            })
    void explainsItselfInsteadOfGuessing(String command) {
        assertThat(new AdminCommand(passwords("own\n"), print(out), print(err))
                        .run(command.isEmpty() ? new String[0] : command.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("java -jar");
        assertThat(requests).isEmpty();
    }

    private int run(String input, String... command) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        String[] all = new String[command.length + 2];
        all[0] = "--url";
        all[1] = url;
        System.arraycopy(command, 0, all, 2, command.length);
        return new AdminCommand(passwords(input), print(out), print(err)).run(all);
    }

    private static Passwords passwords(String input) {
        return new Passwords(null, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
