// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.jwtfilter.Fakes;
import org.jwtfilter.LogCapture;
import org.jwtfilter.authn.TokenBearer;
import org.jwtfilter.wire.TokenText;

final class CallerTokenFilterTest {
    private static final Set<String> HOSTS = Set.of("stock.example.org");

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();

    private record Bearer() implements TokenBearer {
        @Override
        public String getName() {
            return "alice";
        }

        @Override
        public TokenText token() {
            return new TokenText("a.b.c");
        }

        @Override
        public Instant expiry() {
            return Instant.EPOCH;
        }
    }

    @Test
    void passesTheTokenOnToAHostOfTheList() {
        send("https://stock.example.org/items", new Bearer());

        assertThat(headers.getFirst("Authorization")).isEqualTo("Bearer a.b.c");
        assertThat(properties).containsEntry("jersey.config.client.followRedirects", false);
    }

    @Test
    void givesItToNobodyElse() {
        for (String target : new String[] {
            "http://stock.example.org/", "https://stock.example.org:8443/", "https://evil.example/stock.example.org"
        }) {
            try (LogCapture log = new LogCapture()) {
                send(target, new Bearer());
                assertThat(headers).isEmpty();
                assertThat(properties).isEmpty();
                assertThat(log.all()).allSatisfy(line -> assertThat(line).doesNotContain("a.b.c"));
            }
        }
    }

    @Test
    void leavesTheApplicationsOwnFieldAlone() {
        headers.putSingle("Authorization", "Basic x");

        send("https://stock.example.org/", new Bearer());

        assertThat(headers.get("Authorization")).containsExactly("Basic x");
    }

    @Test
    void passesNothingOnWhereNobodyCalls() {
        send("https://stock.example.org/", null);
        send("https://stock.example.org/", () -> "bob");

        assertThat(headers).isEmpty();
    }

    @Test
    void knowsNobodyWhereThereIsNoContainer() {
        assertThat(KnownCaller.now()).isNull();
    }

    @Test
    void takesHostsOnly() {
        assertThatThrownBy(() -> new CallerTokenFilter(Set.of("https://stock.example.org"), () -> null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void send(String target, @Nullable Principal caller) {
        ClientRequestContext request =
                Fakes.of(ClientRequestContext.class, (proxy, method, args) -> switch (method.getName()) {
                    case "getUri" -> URI.create(target);
                    case "getHeaders" -> headers;
                    case "setProperty" -> properties.put((String) args[0], args[1]);
                    default -> throw new AssertionError("unexpected: " + method);
                });
        new CallerTokenFilter(HOSTS, () -> caller).filter(request);
    }
}
