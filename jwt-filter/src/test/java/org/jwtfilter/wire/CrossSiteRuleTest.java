// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrossSiteRuleTest {
    private final CrossSiteRule rule =
            new CrossSiteRule(Set.of(WebOrigin.parse("https://app.example.com").orElseThrow()));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void letsMethodsThatChangeNothing(String safe) {
        assertThat(rule.objection(post().method(safe))).isEmpty();
        assertThat(rule.objection(post("https://evil.example")
                        .with("Sec-Fetch-Site", "cross-site")
                        .method(safe)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO", "get", "Get", ""})
    void refusesAnyOtherMethodOfUnknownOrigin(String unsafe) {
        assertThat(rule.objection(post().method(unsafe)))
                .contains("neither Origin nor Sec-Fetch-Site says which page sent it");
    }

    @Test
    void refusesAHandshakeFromElsewhere() {
        TestHead handshake = new TestHead().with("Upgrade", "WebSocket");
        assertThat(rule.objection(handshake)).isPresent();
        assertThat(rule.objection(handshake.with("Origin", "https://shop.example.org")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example.org, shop.example.org",
        "http://shop.example.org, shop.example.org",
        "https://shop.example.org, SHOP.example.org",
        "https://shop.example.org, shop.example.org:443",
        "http://shop.example.org, shop.example.org:80",
        "http://localhost:8080, localhost:8080",
        "https://[::1]:8443, [::1]:8443"
    })
    void letsItsOwnPages(String origin, String host) {
        assertThat(rule.objection(post(origin).with("Host", host))).isEmpty();
        assertThat(rule.objection(post(origin).with("Host", host).with("Sec-Fetch-Site", "same-origin")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, shop.example.org",
        "https://shop.example.org.evil.example, shop.example.org",
        "https://evilshop.example.org, shop.example.org",
        "https://shop.example.org:8443, shop.example.org",
        "https://shop.example.org, shop.example.org:8443",
        "ftp://shop.example.org, shop.example.org",
        "null, shop.example.org",
        "'', shop.example.org",
        "*, shop.example.org",
        "shop.example.org, shop.example.org",
        "https://shop.example.org/, shop.example.org",
        "https://shop.example.org@evil.example, shop.example.org",
        "https://shop.example.org https://evil.example, shop.example.org",
        "http://app.example.com, shop.example.org",
        "https://app.example.com.evil.example, shop.example.org"
    })
    void refusesOtherPages(String origin, String host) {
        assertThat(rule.objection(post(origin).with("Host", host))).contains("a page of another origin sent it");
        // A contradiction is no proof.
        assertThat(rule.objection(post(origin).with("Host", host).with("Sec-Fetch-Site", "same-origin")))
                .isPresent();
    }

    @Test
    void refusesAPageThatCameInTheClearWhereTheRequestCameByHttps() {
        assertThat(rule.objection(post("http://shop.example.org").https())).isPresent();
        assertThat(rule.objection(post("https://shop.example.org").https())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, true",
        "none, true",
        "same-site, false",
        "cross-site, false",
        "Same-Origin, false",
        "'', false",
        "'same-origin, none', false"
    })
    void believesSecFetchSiteAlone(String site, boolean served) {
        assertThat(rule.objection(post().with("Sec-Fetch-Site", site)).isEmpty())
                .isEqualTo(served);
        assertThat(rule.objection(post("https://shop.example.org").with("Sec-Fetch-Site", site))
                        .isEmpty())
                .isEqualTo(served);
    }

    @Test
    void letsThePagesOfTheListWhateverTheirSite() {
        assertThat(rule.objection(post("https://app.example.com"))).isEmpty();
        assertThat(rule.objection(post("https://app.example.com:443").with("Sec-Fetch-Site", "cross-site")))
                .isEmpty();
    }

    @Test
    void refusesTwoFields() {
        assertThat(rule.objection(post("https://shop.example.org").with("Origin", "https://shop.example.org")))
                .contains("several Origin or Sec-Fetch-Site fields");
        assertThat(rule.objection(post().with("Sec-Fetch-Site", "none").with("Sec-Fetch-Site", "none")))
                .isPresent();
    }

    private static TestHead post() {
        return new TestHead().method("POST");
    }

    private static TestHead post(String origin) {
        return post().with("Origin", origin);
    }
}
