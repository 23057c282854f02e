// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a real server and {@link HttpSource}. */
@Timeout(30)
final class RedirectsTest {
    private FakeIssuer issuer;
    private HttpSource source;

    @BeforeEach
    void open() throws IOException {
        issuer = new FakeIssuer(FakeIssuer.ok("{}"));
        source = new HttpSource(issuer.uri());
    }

    @AfterEach
    void close() {
        source.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsARedirectToAnotherPath(int status) throws Exception {
        answer(status, "/0");

        assertThat(source.read(null)).isInstanceOf(KeySource.Text.class);
        assertThat(issuer.hits()).isEqualTo(2);
    }

    @Test
    void followsARelativeAndAFullUrlInAnySpelling() throws Exception {
        answer(302, "0");
        assertThat(source.read(null)).isInstanceOf(KeySource.Text.class);

        answer(302, issuer.uri().resolve("/0").toString().replace("http://localhost", "HTTP://LocalHost"));
        assertThat(source.read(null)).isInstanceOf(KeySource.Text.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void followsUpToThree(int hops) throws Exception {
        answer(302, "/" + (hops - 1));

        assertThat(source.read(null)).isInstanceOf(KeySource.Text.class);
        assertThat(issuer.hits()).isEqualTo(hops + 1);
    }

    @Test
    void followsNoFourth() {
        answer(302, "/3");

        assertThatThrownBy(() -> source.read(null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 3 redirects");
        assertThat(issuer.hits()).isEqualTo(4);
    }

    @Test
    void goesToNoOtherPort() throws Exception {
        try (FakeIssuer elsewhere = new FakeIssuer(FakeIssuer.ok("{}"))) {
            answer(302, elsewhere.uri() + "?secret");

            assertThatThrownBy(() -> source.read(null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("http://localhost:" + elsewhere.uri().getPort() + ", which is not followed")
                    .hasMessageContaining("not http://localhost:" + issuer.uri().getPort())
                    .message()
                    .doesNotContain("secret");
            assertThat(elsewhere.hits()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/0",
                "https://localhost:PORT/0",
                "http://localhost/0",
                "//example.invalid/0",
                "http://localhost.:PORT/0",
                "http://user@localhost:PORT/0",
                "http://localhost:PORT@example.invalid/0",
                "http://a_b:PORT/0",
                "file:///etc/passwd",
                "jar:file:/x!/y",
                "http:///0",
                "http://[/0",
                "\\\\localhost\\0"
            })
    void goesNowhereElse(String location) {
        answer(302, location.replace("PORT", String.valueOf(issuer.uri().getPort())));

        assertThatThrownBy(() -> source.read(null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("redirects to");
        assertThat(issuer.hits()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 305, 306, 201, 503})
    void takesNoOtherStatusForARedirect(int status) {
        answer(status, "/0");

        assertThatThrownBy(() -> source.read(null)).hasMessage("HTTP status " + status);
        assertThat(issuer.hits()).isEqualTo(1);
    }

    @Test
    void doesNotGoWithoutATarget() {
        issuer.answer(FakeIssuer.status(302, ""));

        assertThatThrownBy(() -> source.read(null)).hasMessage("HTTP status 302");
    }

    /** The time is for all hops together: here each takes the whole of it. */
    @Test
    void takesNoLongerForSeveral() {
        try (HttpSource hasty = new HttpSource(issuer.uri(), Duration.ofMillis(300))) {
            issuer.answer(exchange -> {
                if (exchange.getRequestURI().getPath().equals("/slow")) {
                    issuer.silence().to(exchange);
                }
                FakeIssuer.with(Map.of("Location", "/slow"), 302, "").to(exchange);
            });

            assertThatThrownBy(() -> hasty.read(null)).isInstanceOf(IOException.class);
        }
    }

    /** At the URL a redirect; at the path {@code /n} one to {@code /n-1}, and at {@code /0} a text. */
    private void answer(int status, String location) {
        issuer.answer(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/0")) {
                FakeIssuer.ok("{}").to(exchange);
            } else {
                String next = path.equals("/jwks.json") ? location : "/" + (Integer.parseInt(path.substring(1)) - 1);
                FakeIssuer.with(Map.of("Location", next), status, "").to(exchange);
            }
        });
    }
}
