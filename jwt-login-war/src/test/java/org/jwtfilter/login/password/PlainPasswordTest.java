// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainPasswordTest {
    @Test
    void isBoundedAndNeverShown() {
        assertThat(PlainPassword.parse("")).isEmpty();
        assertThat(PlainPassword.parse("a\0")).isEmpty();
        assertThat(PlainPassword.parse("x".repeat(1023))).isPresent();
        assertThat(PlainPassword.parse("x".repeat(1024))).isPresent();
        assertThat(PlainPassword.parse("x".repeat(1025))).isEmpty();
        assertThat(PlainPassword.parse("secret").orElseThrow().toString()).isEqualTo("***");
    }

    @Test
    void isTheSameFromEveryKeyboard() {
        assertThat(PlainPassword.parse("e\u0301").orElseThrow().chars())
                .isEqualTo(PlainPassword.parse("\u00e9").orElseThrow().chars());
    }
}
