// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StatusPlaceTest {
    private final StatusPlace place = new StatusPlace("https://login.example.org/jwt-login/status");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.org/jwt-login/status/1",
                "https://login.example.org:443/jwt-login/status/1",
                "HTTPS://LOGIN.example.org/jwt-login/status/a/b?c=d",
                "https://login.example.org/jwt-login/status/"
            })
    void coversWhatLiesBelow(String uri) {
        assertThat(place.covers(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.org/jwt-login/status/1",
                "https://login.example.org:444/jwt-login/status/1",
                "https://login.example.org.evil.example/jwt-login/status/1",
                "https://evil.example/jwt-login/status/1",
                "https://login.example.org@evil.example/jwt-login/status/1",
                "https://user@login.example.org/jwt-login/status/1",
                "https://login.example.org/jwt-login/status/../keys",
                "https://login.example.org/jwt-login/status/%2e%2e/keys",
                "https://login.example.org/jwt-login/status/./1",
                "https://login.example.org/jwt-login/status//1",
                "https://login.example.org/jwt-login/status2/1",
                "https://login.example.org/jwt-login/statu",
                "https://login.example.org/jwt-login/status/1#x",
                "//login.example.org/jwt-login/status/1",
                "/jwt-login/status/1",
                "file:///jwt-login/status/1",
                "ftp://login.example.org/jwt-login/status/1",
                "mailto:login.example.org",
                "https:///jwt-login/status/1"
            })
    void coversNothingElse(String uri) {
        assertThat(place.covers(URI.create(uri))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "/a",
                "file:/a",
                "https://u@h/a",
                "https://h/a?b",
                "https://h/a#b",
                "https:///a",
                "https://h /"
            })
    void isAPlainUrl(String prefix) {
        assertThatThrownBy(() -> new StatusPlace(prefix)).isInstanceOf(IllegalArgumentException.class);
    }
}
