// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jwtfilter.key.FakeIssuer;
import org.jwtfilter.token.TestTokens;

/** Status lists that are good until a test spoils them, and a server that publishes them as the draft has it. */
public final class TestLists {
    private TestLists() {}

    /** At this URI, with these statuses, of one bit each. */
    public static TestTokens list(URI uri, byte... statuses) {
        return TestTokens.empty()
                .header("alg", "\"RS256\"")
                .header("typ", "\"statuslist+jwt\"")
                .claim("sub", "\"" + uri + "\"")
                .claim("iat", Long.toString(TestTokens.NOW.getEpochSecond() - 5))
                .claim("exp", Long.toString(TestTokens.NOW.getEpochSecond() + 3600))
                .claim("status_list", "{\"bits\":1,\"lst\":\"" + StatusBitsTest.pack(statuses) + "\"}");
    }

    /** Answers with the newest text, or with 304 whoever has it. */
    public static final class Publisher implements FakeIssuer.Answer {
        private final List<Integer> statuses = new CopyOnWriteArrayList<>();
        private volatile String text = "";

        public void publish(String newest) {
            text = newest;
        }

        public List<Integer> statuses() {
            return statuses;
        }

        @Override
        public void to(HttpExchange exchange) throws IOException {
            String tag = "\"" + Integer.toHexString(text.hashCode()) + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                statuses.add(304);
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            statuses.add(200);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
