// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutgoingHostsTest {
    private final OutgoingHosts hosts = new OutgoingHosts(
            Set.of("Stock.example.org", "pay.example.org:8443", "localhost:8080", "127.0.0.1", "[::1]:90"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://stock.example.org",
                "https://stock.example.org/a?b=c",
                "https://stock.example.org:443/",
                "HTTPS://STOCK.EXAMPLE.ORG/",
                "https://pay.example.org:8443/",
                "http://localhost:8080/",
                "https://localhost:8080/",
                "http://127.0.0.1/",
                "http://127.0.0.1:80/",
                "http://[::1]:90/"
            })
    void allowsWhatIsListed(String target) {
        assertThat(hosts.allow(URI.create(target))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://stock.example.org/",
                "http://stock.example.org:443/",
                "https://stock.example.org:80/",
                "https://stock.example.org:8443/",
                "https://stock.example.org./",
                "https://x.stock.example.org/",
                "https://stock.example.org.evil.example/",
                "https://evilstock.example.org/",
                "https://example.org/",
                "https://pay.example.org/",
                "https://pay.example.org:443/",
                "http://pay.example.org:8443/",
                "https://user@stock.example.org/",
                "https://stock.example.org@evil.example/",
                "https://stock.example.org:443@evil.example/",
                "https://evil.example/stock.example.org",
                "https://evil.example?stock.example.org",
                "https://evil.example#@stock.example.org",
                "http://localhost/",
                "http://127.0.0.1:8080/",
                "http://127.0.0.1.evil.example/",
                "http://localhost.evil.example:8080/",
                "ftp://stock.example.org/",
                "wss://stock.example.org/",
                "//stock.example.org/",
                "/stock.example.org",
                "https:stock.example.org",
                "https:///x",
                "https://stock_example/"
            })
    void allowsNothingElse(String target) {
        assertThat(hosts.allow(URI.create(target))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*.example.org",
                "a b",
                "a/b",
                "https://a.example",
                "a:b",
                "a:",
                "u@a",
                "a:99999999"
            })
    void takesHostsOnly(String host) {
        assertThatThrownBy(() -> new OutgoingHosts(Set.of(host))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allowsNobodyWhereNobodyIsListed() {
        assertThat(new OutgoingHosts(Set.of()).allow(URI.create("https://stock.example.org")))
                .isFalse();
    }
}
