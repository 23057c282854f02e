// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that an application calls. It notes the {@code Authorization} field of each request. */
final class Backend implements AutoCloseable {
    private final HttpServer server;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    /** @param redirect where all requests are sent on to, null to answer them */
    Backend(@Nullable String redirect) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String field = exchange.getRequestHeaders().getFirst("Authorization");
            seen.add(field == null ? "none" : field);
            if (redirect != null) {
                exchange.getResponseHeaders().set("Location", redirect);
            }
            exchange.sendResponseHeaders(redirect == null ? 200 : 302, -1);
            exchange.close();
        });
        server.start();
    }

    /** Host and port. */
    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return "http://" + authority() + "/";
    }

    /** The fields that came since the last look. */
    List<String> seen() {
        List<String> now = List.copyOf(seen);
        seen.clear();
        return now;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
