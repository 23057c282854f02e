// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretHashTest {
    @Test
    void knowsItsSecretAndShowsNothingOfIt() {
        String secret = SecretHash.newSecret(new SecureRandom());
        SecretHash hash = SecretHash.of(secret);

        assertThat(secret).hasSize(43).isNotEqualTo(SecretHash.newSecret(new SecureRandom()));
        assertThat(hash.text()).hasSize(43).doesNotContain(secret);
        assertThat(hash.isOf(secret)).isTrue();
        assertThat(hash.isOf(secret + "a")).isFalse();
        assertThat(hash.isOf("")).isFalse();
    }
}
