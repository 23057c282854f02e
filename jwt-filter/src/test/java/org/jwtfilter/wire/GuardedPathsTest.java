// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardedPathsTest {
    private final GuardedPaths paths =
            new GuardedPaths(patterns("/api/*", "/one"), patterns("/api/public/*", "/api/ping"));

    @ParameterizedTest
    @CsvSource({
        "/, false",
        "/index.html, false",
        "/one, true",
        "/one/, false",
        "/One, false",
        "/api, true",
        "/apis, false",
        "/API/x, false",
        "/api/, true",
        "/api/orders, true",
        "/api/ping, false",
        "/api/ping/, true",
        "/api/ping.css, true",
        "/api/Ping, true",
        "/api/public, false",
        "/api/public/x/y, false",
        "/api/public2, true",
        "/api/PUBLIC/x, true"
    })
    void goesByThePatterns(String path, boolean guarded) {
        assertThat(paths.guard(new RequestPath(path, "", path))).isEqualTo(guarded);
        assertThat(paths.guard(new RequestPath("/shop" + path, "/shop", path))).isEqualTo(guarded);
    }

    /** What the container took for an open page, in all ways that another reader could take for something else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public//x",
                "//api/public/x",
                "/api/public/./x",
                "/api/public/../admin",
                "/api/public/..",
                "/api/public/.",
                "/api/public/..;/admin",
                "/api/public/..;x=y/admin",
                "/api/public/.;/x",
                "/api/public/%2e%2e/admin",
                "/api/public/.%2e/admin",
                "/api/public/%2E./admin",
                "/api/public/%252e%252e/admin",
                "/api/public%2fx",
                "/api/public%2Fx",
                "/api/public%5cx",
                "/api/public\\x",
                "/api/public/%00",
                "/api/public/x%00.css",
                "/api/public/x%0a",
                "/api/public/x%7f",
                "/api/public/x%3b/y",
                "/api/public/x%3By",
                "/api/public/x%",
                "/api/public/x%2",
                "/api/public/x%zz",
                "/api/public/%c0%ae%c0%ae/admin",
                "/api/public/%ff",
                "/api/public/\u00e9",
                "/api/public/x\u0000",
                "/api/admin",
                "/api/Public/x",
                "/other/api/public/x",
                "api/public/x",
                "http://host/api/public/x",
                "",
                "*"
            })
    void guardsWhatCanBeReadInTwoWays(String sent) {
        assertThat(paths.guard(new RequestPath(sent, "", "/api/public/x"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/public/x, /api/public/x",
        "/api/public;jsessionid=1, /api/public",
        "/api/public/x;a=b;c/y;d, /api/public/x/y",
        "/api/public/a%20b, /api/public/a b",
        "/api/public/a+b, /api/public/a+b",
        "/api/public/%C3%A9, /api/public/\u00e9",
        "/api/public/%78, /api/public/x",
        "/api/public/.well-known/..x/x.., /api/public/.well-known/..x/x.."
    })
    void opensWhatEverybodyReadsAlike(String sent, String dispatched) {
        assertThat(paths.guard(new RequestPath(sent, "", dispatched))).isFalse();
    }

    /** Whatever is put into an open path: open is only what reads the same as the container's path, which is open. */
    @Test
    void opensNothingElseHoweverItIsSpelled() {
        Random random = new Random(20_26);
        List<String> pieces = List.of(
                "/", "//", "/./", "/../", "..;", ";", "%2e", "%2E", "%2f", "%5c", "\\", "%00", "%25", ".", "admin",
                "api", "public", "x", "%61", "\u00e9", "%c3%a9", " ", "+", "%", "?", "#", "\r\n", "*");
        for (int i = 0; i < 200_000; i++) {
            StringBuilder sent = new StringBuilder("/api/public/");
            for (int n = random.nextInt(6); n >= 0; n--) {
                sent.append(pieces.get(random.nextInt(pieces.size())));
            }
            for (String dispatched : List.of("/api/admin", "/api", "/one", "/api/x")) {
                assertThat(paths.guard(new RequestPath(sent.toString(), "", dispatched)))
                        .as("%s as %s", sent, dispatched)
                        .isTrue();
            }
            boolean open = !paths.guard(new RequestPath(sent.toString(), "", "/api/public/x"));
            assertThat(open && !sent.toString().replaceAll(";[^/]*", "").matches("/api/public/(x|%78)"))
                    .as("%s", sent)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "api", "*", "*.css", "/*.css", "/a*", "/a/*/b", "/**", "/a/**", "//", "/a//b", "/./a", "/a/..",
                "/..", "/a/../b", "/a;b", "/a%20b", "/a b", "/a?b", "/a#b", "/\u00e9", "/a\\b"
            })
    void knowsNoOtherPatterns(String text) {
        assertThatThrownBy(() -> new PathPattern(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/*", "/a", "/a/", "/a/*", "/a.b/c-d_e~f", "/.well-known/*", "/a@b=c"})
    void knowsPathsAndAllBelowAPath(String text) {
        assertThat(new PathPattern(text).text()).isEqualTo(text);
    }

    private static List<PathPattern> patterns(String... texts) {
        return Stream.of(texts).map(PathPattern::new).toList();
    }
}
