// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server on a free port of this machine that answers what a test tells it to. */
public final class FakeIssuer implements AutoCloseable {
    /** How to answer one request. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Answer answer;

    public FakeIssuer(Answer answer) throws IOException {
        this.answer = answer;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            try (exchange) {
                this.answer.to(exchange);
            }
        });
        server.start();
    }

    /** 200 with this text. */
    public static Answer ok(String body) {
        return status(200, body);
    }

    public static Answer status(int status, String body) {
        return with(Map.of(), status, body);
    }

    /** With these header fields. */
    public static Answer with(Map<String, String> fields, int status, String body) {
        return exchange -> {
            fields.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Takes the request and says nothing until the server closes. */
    public Answer silence() {
        return exchange -> waitForClose();
    }

    /** Sends the header and the first byte of a body, and no more until the server closes. */
    public Answer trickle() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            waitForClose();
        };
    }

    private void waitForClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void answer(Answer next) {
        answer = next;
    }

    public int hits() {
        return hits.get();
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks.json");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
