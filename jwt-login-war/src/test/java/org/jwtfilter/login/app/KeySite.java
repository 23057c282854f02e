// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jwtfilter.login.signing.Jwks;
import org.jwtfilter.login.signing.PublishedKeys;
import org.jwtfilter.login.signing.RotatingKeys;
import org.jwtfilter.login.signing.RotationPolicy;

/** A node's key set over HTTP, with the {@code Cache-Control} that the policy says. */
final class KeySite implements AutoCloseable {
    private final HttpServer server;

    KeySite(RotatingKeys keys, RotationPolicy policy) throws IOException {
        PublishedKeys published = new PublishedKeys(keys, policy.caching());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            Jwks jwks = published.now();
            byte[] body = jwks.json().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders()
                    .set("Cache-Control", "public, max-age=" + jwks.caching().toSeconds());
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
