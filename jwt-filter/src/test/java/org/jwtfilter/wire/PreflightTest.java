// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PreflightTest {
    @Test
    void isAnOptionsRequestThatNamesAnOriginAndAMethod() {
        assertThat(Preflight.is(preflight())).isTrue();
        assertThat(Preflight.is(preflight().method("GET"))).isFalse();
        assertThat(Preflight.is(preflight().method("options"))).isFalse();
        assertThat(Preflight.is(preflight().with("Origin", "https://b.example")))
                .isFalse();
        assertThat(Preflight.is(preflight().with("Access-Control-Request-Method", "PUT")))
                .isFalse();
        assertThat(Preflight.is(new TestHead().method("OPTIONS").with("Origin", "https://a.example")))
                .isFalse();
        assertThat(Preflight.is(new TestHead().method("OPTIONS").with("Access-Control-Request-Method", "PUT")))
                .isFalse();
    }

    private static TestHead preflight() {
        return new TestHead()
                .method("OPTIONS")
                .with("Origin", "https://a.example")
                .with("Access-Control-Request-Method", "PUT");
    }
}
