// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Somebody who signs assertions, and publishes the keys over HTTP. */
final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private volatile PublicJsonWebKey key;

    private KeyServer(HttpServer server) throws JoseException {
        this.server = server;
        this.key = newKey();
    }

    static KeyServer start() throws IOException, JoseException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        KeyServer keys = new KeyServer(server);
        server.createContext("/jwks", exchange -> {
            byte[] jwks = new JsonWebKeySet(keys.key)
                    .toJson(OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
        return keys;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    /** Signs and publishes with another key from now on. */
    void rotate() throws JoseException {
        key = newKey();
    }

    /**
     * An assertion about alice that is good for a minute.
     *
     * @param issuer the {@code iss}
     * @param audience the {@code aud}
     * @param changes claims in the place of these
     */
    String assertion(String issuer, String audience, Map<String, Object> changes) throws JoseException {
        long now = System.currentTimeMillis() / 1000;
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss",
                issuer,
                "sub",
                "alice",
                "aud",
                audience,
                "jti",
                UUID.randomUUID().toString(),
                "iat",
                now,
                "exp",
                now + 60));
        claims.putAll(changes);
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue("ES256");
        jws.setKeyIdHeaderValue(key.getKeyId());
        jws.setHeader("typ", "authorization-grant+jwt");
        jws.setPayload(JsonUtil.toJson(claims));
        jws.setKey(key.getPrivateKey());
        return jws.getCompactSerialization();
    }

    private static PublicJsonWebKey newKey() throws JoseException {
        PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(UUID.randomUUID().toString());
        return key;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
