// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final Proxies NONE = new Proxies(List.of());
    private static final Proxies TWO =
            Proxies.parse("10.0.0.1, 192.168.0.0/16, fd00::/8").orElseThrow();

    @Test
    void believesNobodyIfNoneIsNamed() {
        assertThat(source(NONE, "203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(source(NONE, "127.0.0.1", "198.51.100.1")).isEqualTo("127.0.0.1");
        assertThat(NONE.ignores("127.0.0.1")).isTrue();
    }

    @Test
    void takesTheRightMostAddressThatIsNoProxy() {
        assertThat(source(TWO, "10.0.0.1")).as("no field").isEqualTo("10.0.0.1");
        assertThat(source(TWO, "10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(source(TWO, "10.0.0.1", "6.6.6.6, 198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(source(TWO, "10.0.0.1", "6.6.6.6", "198.51.100.1,192.168.7.7"))
                .isEqualTo("198.51.100.1");
        assertThat(source(TWO, "10.0.0.1", "192.168.1.1, 192.168.1.2"))
                .as("all are ours")
                .isEqualTo("192.168.1.1");
        assertThat(source(TWO, "10.0.0.2", "198.51.100.1")).as("a stranger's").isEqualTo("10.0.0.2");
        assertThat(TWO.ignores("10.0.0.1")).isFalse();
        assertThat(TWO.ignores("10.0.0.2")).isTrue();
    }

    @Test
    void stopsAtWhatIsNoAddress() {
        for (String nonsense :
                List.of("unknown", "evil.example", "", " ", "1.2.3.4.5", "1.2.3.256", "_hidden", "::1::")) {
            assertThat(source(TWO, "10.0.0.1", "198.51.100.1, " + nonsense))
                    .as(nonsense)
                    .isEqualTo("10.0.0.1");
        }
        assertThat(source(TWO, "")).isEqualTo("unknown");
        assertThat(source(TWO, "localhost")).isEqualTo("unknown");
    }

    @Test
    void readsWhatProxiesWrite() {
        assertThat(source(TWO, "10.0.0.1", "198.51.100.1:50123")).isEqualTo("198.51.100.1");
        assertThat(source(TWO, "10.0.0.1", "[2001:db8:1:2:3::4]:50123")).isEqualTo("2001:db8:1:2:0:0:0:0/64");
        assertThat(source(TWO, "10.0.0.1", "[2001:db8:1:2:3::4]")).isEqualTo("2001:db8:1:2:0:0:0:0/64");
        assertThat(source(TWO, "fd12::1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(source(TWO, "10.0.0.1", "::ffff:198.51.100.1")).as("mapped").isEqualTo("198.51.100.1");
        assertThat(source(TWO, "::ffff:10.0.0.1", "198.51.100.1"))
                .as("mapped proxy")
                .isEqualTo("198.51.100.1");
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        assertThat(source(NONE, "2001:db8::1")).isEqualTo(source(NONE, "2001:db8::ffff:ffff:ffff:ffff"));
        assertThat(source(NONE, "2001:db8::1")).isNotEqualTo(source(NONE, "2001:db8:0:1::1"));
        assertThat(source(NONE, "192.0.2.1")).isNotEqualTo(source(NONE, "192.0.2.2"));
    }

    @Test
    void looksAtSoManyHopsOnly() {
        List<String> ours = Collections.nCopies(Proxies.MAX_HOPS, "192.168.1.1");
        String under = "198.51.100.1, " + String.join(", ", ours.subList(1, ours.size()));
        String over = "198.51.100.1, " + String.join(", ", ours);

        assertThat(source(TWO, "10.0.0.1", under)).isEqualTo("198.51.100.1");
        assertThat(source(TWO, "10.0.0.1", over)).isEqualTo("192.168.1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.0.0.0/8", "0.0.0.0/0", "::1", "::/0", "fd00::/8, 10.0.0.1/32", "::1/128"})
    void readsAddressesAndRanges(String text) {
        assertThat(Proxies.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "10.0.0.1,",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.1/8",
                "::/129",
                "10.0.0",
                "010.0.0.1",
                "fe80::1%eth0",
                "10.0.0.0/8/8",
                "1.2.3.4:80"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Proxies.parse(text)).isEmpty();
    }

    @Test
    void boundsTheirNumber() {
        assertThat(Proxies.parse(String.join(",", Collections.nCopies(63, "10.0.0.1"))))
                .isPresent();
        assertThat(Proxies.parse(String.join(",", Collections.nCopies(64, "10.0.0.1"))))
                .isPresent();
        assertThat(Proxies.parse(String.join(",", Collections.nCopies(65, "10.0.0.1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.255.255,true",
        "10.0.0.0/8,11.0.0.0,false",
        "10.0.0.0/9,10.127.255.255,true",
        "10.0.0.0/9,10.128.0.0,false",
        "10.0.0.1/32,10.0.0.1,true",
        "10.0.0.1/32,10.0.0.2,false",
        "0.0.0.0/0,203.0.113.9,true",
        "0.0.0.0/0,::1,false",
        "fd00::/8,fdff::1,true",
        "fd00::/8,fe00::1,false",
    })
    void knowsWhichAddressesAreInARange(String range, String address, boolean in) {
        assertThat(AddressRange.parse(range)
                        .orElseThrow()
                        .contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(in);
    }

    private static String source(Proxies proxies, String peer, String... forwardedFor) {
        return proxies.source(peer, List.of(forwardedFor)).text();
    }
}
