// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jwtfilter.Await;

@Timeout(30)
final class HttpSourceTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final List<HttpSource> open = new ArrayList<>();

    @AfterEach
    void closeAll() {
        open.forEach(HttpSource::close);
    }

    @Test
    void readsTheTextAndAsksForJson() throws Exception {
        CompletableFuture<String> accept = new CompletableFuture<>();
        try (FakeIssuer issuer = new FakeIssuer(exchange -> {
            accept.complete(exchange.getRequestHeaders().getFirst("Accept"));
            FakeIssuer.ok("{\"ü\":1}").to(exchange);
        })) {
            assertThat(text(source(issuer.uri()).read(null))).isEqualTo("{\"ü\":1}");
            assertThat(accept.join()).contains("application/jwk-set+json");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 400, 401, 404, 500, 503})
    void refusesAnyStatusBut200(int status) throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.status(status, status == 204 ? "" : "{}"))) {
            assertThatThrownBy(() -> source(issuer.uri()).read(null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("HTTP status " + status);
        }
    }

    @Test
    void readsABodyUpToTheLimitAndNoMore() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok("x".repeat(BoundedText.MAX_BYTES - 1)))) {
            HttpSource source = source(issuer.uri());
            assertThat(text(source.read(null))).hasSize(BoundedText.MAX_BYTES - 1);

            issuer.answer(FakeIssuer.ok("x".repeat(BoundedText.MAX_BYTES)));
            assertThat(text(source.read(null))).hasSize(BoundedText.MAX_BYTES);

            issuer.answer(FakeIssuer.ok("x".repeat(BoundedText.MAX_BYTES + 1)));
            assertThatThrownBy(() -> source.read(null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("larger");
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
            assertThatThrownBy(() -> source(issuer.uri()).read(null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(status == 200 ? "larger" : "500");
            assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo("hung up");
        }
    }

    @Test
    void givesUpOnASilentServer() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok(""))) {
            issuer.answer(issuer.silence());
            assertThatThrownBy(() -> source(issuer.uri(), SHORT).read(null)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void givesUpOnABodyThatTricklesIn() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok(""))) {
            issuer.answer(issuer.trickle());
            assertThatThrownBy(() -> source(issuer.uri(), SHORT).read(null)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI nobody = URI.create("http://localhost:" + port + "/");
        assertThatThrownBy(() -> source(nobody, Duration.ofSeconds(2)).read(null))
                .isInstanceOf(IOException.class);
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
            assertThatThrownBy(() -> source(uri, Duration.ofSeconds(2)).read(null))
                    .isInstanceOf(IOException.class);
            babbler.join();
        }
    }

    @Test
    void endsWithItsThread() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok(""))) {
            issuer.answer(issuer.silence());
            HttpSource source = source(issuer.uri());
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> source.read(null)).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void readsNothingThatIsNotUtf8() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', (byte) 0xFC});
        })) {
            assertThatThrownBy(() -> source(issuer.uri()).read(null)).hasMessageContaining("not UTF-8");
        }
    }

    @Test
    void judgesNoContentType() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.with(Map.of("Content-Type", "image/png"), 200, "{}"))) {
            assertThat(text(source(issuer.uri()).read(null))).isEqualTo("{}");
        }
    }

    @Test
    void asksWhetherTheTextIsStillTheSame() throws Exception {
        try (FakeIssuer issuer =
                new FakeIssuer(FakeIssuer.with(Map.of("ETag", "W/\"1\"", "Cache-Control", "max-age=60"), 200, "{}"))) {
            HttpSource source = source(issuer.uri());
            KeySource.Text first = (KeySource.Text) source.read(null);
            assertThat(first.freshFor()).contains(Duration.ofSeconds(60));

            AtomicReference<Map<String, List<String>>> asked = new AtomicReference<>();
            issuer.answer(exchange -> {
                asked.set(Map.copyOf(exchange.getRequestHeaders()));
                FakeIssuer.with(Map.of("Cache-Control", "max-age=90"), 304, "").to(exchange);
            });
            assertThat(source.read(first.stamp()))
                    .isEqualTo(new KeySource.Unchanged(Optional.of(Duration.ofSeconds(90))));
            assertThat(asked.get())
                    .containsEntry("If-none-match", List.of("W/\"1\""))
                    .doesNotContainKey("If-modified-since");
        }
    }

    @Test
    void asksByTheDateWhereThereIsNoTag() throws Exception {
        String date = "Sun, 01 Mar 2026 12:00:00 GMT";
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.with(Map.of("Last-Modified", date), 200, "{}"))) {
            HttpSource source = source(issuer.uri());
            KeySource.Text first = (KeySource.Text) source.read(null);
            issuer.answer(exchange -> FakeIssuer.status(
                            date.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since")) ? 304 : 500, "")
                    .to(exchange));

            assertThat(source.read(first.stamp())).isEqualTo(new KeySource.Unchanged(Optional.empty()));
        }
    }

    @Test
    void takesNoUnaskedWordForIt() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.status(304, ""))) {
            HttpSource source = source(issuer.uri());

            assertThatThrownBy(() -> source.read(null)).hasMessageContaining("HTTP status 304");
            assertThatThrownBy(() -> source.read(new KeySource.Stamp() {})).hasMessageContaining("HTTP status 304");
        }
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void remembersNoTagOfExcessiveLength(int length, boolean remembered) throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.with(Map.of("ETag", "x".repeat(length)), 200, "{}"))) {
            KeySource.Text text = (KeySource.Text) source(issuer.uri()).read(null);
            assertThat(text.stamp() != null).isEqualTo(remembered);
        }
    }

    @Test
    void readsNothingOnceItIsClosed() throws Exception {
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok("{}"))) {
            HttpSource source = source(issuer.uri());
            source.close();
            source.close();

            assertThatThrownBy(() -> source.read(null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed");
            assertThat(issuer.hits()).isZero();
        }
    }

    /** The selector thread too, which is not ours: it must be gone soon after the source is. */
    @Test
    void leavesNoThreadAndKeepsNoClassLoader() throws Exception {
        Thread me = Thread.currentThread();
        ClassLoader before = me.getContextClassLoader();
        Set<Thread> old = Thread.getAllStackTraces().keySet();
        try (FakeIssuer issuer = new FakeIssuer(FakeIssuer.ok("{}"));
                URLClassLoader application = new URLClassLoader(new URL[0])) {
            me.setContextClassLoader(application);
            HttpSource source = new HttpSource(issuer.uri());
            source.read(null);
            assertThat(me.getContextClassLoader()).isSameAs(application);
            me.setContextClassLoader(before);

            List<Thread> added = new ArrayList<>(Thread.getAllStackTraces().keySet());
            added.removeAll(old);
            added.removeIf(thread -> !thread.getName().startsWith("jwt-filter")
                    && !thread.getName().contains("HttpClient"));
            assertThat(added).hasSizeGreaterThanOrEqualTo(2).allMatch(Thread::isDaemon);
            assertThat(added).noneMatch(thread -> thread.getContextClassLoader() == application);

            source.close();
            Await.until("its threads have ended", () -> {
                System.gc();
                return added.stream().noneMatch(Thread::isAlive);
            });
        } finally {
            me.setContextClassLoader(before);
        }
    }

    private HttpSource source(URI uri) {
        return source(uri, HttpSource.TIMEOUT);
    }

    private HttpSource source(URI uri, Duration timeout) {
        HttpSource source = new HttpSource(uri, timeout);
        open.add(source);
        return source;
    }

    private static String text(KeySource.Reading reading) {
        return ((KeySource.Text) reading).text();
    }
}
