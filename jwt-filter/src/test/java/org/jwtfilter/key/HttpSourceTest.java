// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class HttpSourceTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void readsTheTextAndAsksForJson() throws Exception {
        CompletableFuture<String> accept = new CompletableFuture<>();
        try (FakeIssuer issuer = new FakeIssuer(exchange -> {
            accept.complete(exchange.getRequestHeaders().getFirst("Accept"));
            FakeIssuer.ok("{\"ü\":1}").to(exchange);
        })) {
            assertThat(new HttpSource(issuer.uri()).read()).isEqualTo("{\"ü\":1}");
            assertThat(accept.join()).contains("application/jwk-set+json");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 400, 401, 404, 500, 503})
    void refusesAnyStatusBut200(int status) throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.status(status, status == 204 ? "" : "{}"))) {
            assertThatThrownBy(new HttpSource(issuer.uri())::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("HTTP status " + status);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        try (FakeIssuer elsewhere = new FakeIssuer(FakeIssuer.ok("{}"));
                FakeIssuer issuer = new FakeIssuer(exchange -> {
                    exchange.getResponseHeaders()
                            .add("Location", elsewhere.uri().toString());
                    FakeIssuer.status(status, "").to(exchange);
                })) {
            assertThatThrownBy(new HttpSource(issuer.uri())::read).isInstanceOf(IOException.class);
            assertThat(elsewhere.hits()).isZero();
        }
    }

    @Test
    void readsABodyUpToTheLimitAndNoMore() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok("x".repeat(HttpSource.MAX_BYTES - 1)))) {
            HttpSource source = new HttpSource(issuer.uri());
            assertThat(source.read()).hasSize(HttpSource.MAX_BYTES - 1);

            issuer.answer(FakeIssuer.ok("x".repeat(HttpSource.MAX_BYTES)));
            assertThat(source.read()).hasSize(HttpSource.MAX_BYTES);

            issuer.answer(FakeIssuer.ok("x".repeat(HttpSource.MAX_BYTES + 1)));
            assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("larger");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void hangsUpOnABodyWithoutEnd(int status) throws Exception {
        byte[] block = "x".repeat(8192).getBytes(UTF_8);
        CompletableFuture<String> end = new CompletableFuture<>();
        try (FakeIssuer issuer = new FakeIssuer(exchange -> {
            try {
                exchange.sendResponseHeaders(status, 0);
                while (true) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException e) {
                end.complete("hung up");
            }
        })) {
            assertThatThrownBy(new HttpSource(issuer.uri())::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(status == 200 ? "larger" : "500");
            assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("hung up");
        }
    }

    @Test
    void givesUpOnASilentServer() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok(""))) {
            issuer.answer(issuer.silence());
            assertThatThrownBy(new HttpSource(issuer.uri(), SHORT)::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void givesUpOnABodyThatTricklesIn() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok(""))) {
            issuer.answer(issuer.trickle());
            assertThatThrownBy(new HttpSource(issuer.uri(), SHORT)::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI nobody = URI.create("http://localhost:" + port + "/");
        assertThatThrownBy(new HttpSource(nobody, Duration.ofSeconds(2))::read).isInstanceOf(IOException.class);
    }

    @Test
    void failsWhereWhatAnswersIsNotHttp() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread babbler = new Thread(() -> {
                try (var connection = socket.accept()) {
                    connection.getOutputStream().write("SSH-2.0-x\r\n\r\n".getBytes(UTF_8));
                } catch (IOException e) {
                    // The test is over.
                }
            });
            babbler.start();
            URI uri = URI.create("http://localhost:" + socket.getLocalPort() + "/");
            assertThatThrownBy(new HttpSource(uri, Duration.ofSeconds(2))::read).isInstanceOf(IOException.class);
            babbler.join();
        }
    }

    @Test
    void endsWithItsThread() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok(""))) {
            issuer.answer(issuer.silence());
            HttpSource source = new HttpSource(issuer.uri());
            Thread.currentThread().interrupt();

            assertThatThrownBy(source::read).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
